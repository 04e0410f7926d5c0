import { expect, test } from "vitest";
import { parseTarget, withPort } from "../../../scanner/src/address/index.ts";

test.each([
  ["example.org", "4000", "example.org:4000"],
  ["2001:db8::1", "4000", "[2001:db8::1]:4000"],
  ["[2001:db8::1]", "4000", "[2001:db8::1]:4000"],
])("joins %s and %s as %s", (host, port, text) => {
  expect(withPort(host, port)).toBe(text);
  expect(parseTarget(text).port).toBe(4000);
});
