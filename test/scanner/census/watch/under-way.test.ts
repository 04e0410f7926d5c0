import { lstatSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UnderWay } from "../../../../scanner/src/census/watch/under-way.ts";

test("the file of visits in progress is never written through a link", () => {
  const data = mkdtempSync(join(tmpdir(), "mudlark-under-way-"));
  const [file, outside] = [join(data, "census.underway"), join(data, "outside")];
  writeFileSync(outside, "+game\n");
  symlinkSync(outside, file);
  const underWay = UnderWay.open(file, false);
  underWay.begin();
  underWay.mark("other", true);
  expect(readFileSync(outside, "utf8")).toBe("+game\n");
  expect(lstatSync(file).isSymbolicLink()).toBe(false);
  expect(readFileSync(file, "utf8")).toBe("?game\n+other\n");
});
