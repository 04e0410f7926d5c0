import { expect, test } from "vitest";
import { fingerprintOf } from "@mudlark/scanner/fingerprint";

test("the hash of a published fingerprint's data is that fingerprint", () => {
  const data = {
    "scan-type": "quick",
    "requested-options": ["ATCP", "CHARSET", "MXP", "NAWS", "TTYPE"],
    "refused-options": [],
    "probed-protocol": "server",
    "offered-options": [],
  };
  expect(fingerprintOf(data)).toBe("2d1d3bcf28abae7b");
});
