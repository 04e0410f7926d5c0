import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  lutimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tidy } from "../../../src/cache/tidy.ts";

test("removes what was not used for a month, whatever it is, and nothing outside the cache", () => {
  const folder = mkdtempSync(join(tmpdir(), "mudlark-tidy-"));
  const cache = join(folder, "cache");
  mkdirSync(join(cache, "folder", "deep"), { recursive: true });
  for (const name of ["used", "unused", "new", "../outside"]) writeFileSync(join(cache, name), name);
  symlinkSync("../outside", join(cache, "link"));
  symlinkSync("loop", join(cache, "loop"));
  const old = (Date.now() - 31 * 86_400_000) / 1000;
  for (const name of ["folder", "used", "unused"]) utimesSync(join(cache, name), 0, old);
  for (const name of ["link", "loop"]) lutimesSync(join(cache, name), 0, old);
  tidy(cache, new Set(["used"]));
  expect(readdirSync(cache).sort()).toEqual(["new", "used"]);
  expect(existsSync(join(folder, "outside"))).toBe(true);
});
