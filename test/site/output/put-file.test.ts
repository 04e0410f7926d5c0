import { mkdirSync, mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { putFile } from "../../../src/output/put-file.ts";
import { beginSweep, endSweep } from "../../../src/output/sweep.ts";

let folder = "";
let file = "";
const longAgo = new Date("2020-02-02T02:02:02Z");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mudlark-put-"));
  file = join(folder, "badge.svg");
});

it.each([
  ["the same", "login:", "login:"],
  ["same length, different content", "login:", "name?:"],
  ["shorter", "By what name do you wish to be known?", "login:"],
  ["longer", "login:", "By what name do you wish to be known?"],
  ["nothing", "login:", ""],
  ["content after none", "", "霧港"],
])("sets the content of a file: %s", (_, before, after) => {
  writeFileSync(file, before);
  putFile(file, Buffer.from(after));
  expect(readFileSync(file, "utf8")).toBe(after);
});

it("creates a missing file; a folder in its place is an error", () => {
  putFile(file, Buffer.from("login:"));
  expect(readFileSync(file, "utf8")).toBe("login:");
  mkdirSync(join(folder, "feed.json"));
  expect(() => putFile(join(folder, "feed.json"), Buffer.from(""))).toThrow(/feed\.json \(EISDIR.*delete/);
  expect(() => putFile(join(folder, "none", "feed.json"), Buffer.from(""))).toThrow("ENOENT");
});

it("an unchanged file keeps its date, and the sweep keeps it", () => {
  for (const name of ["same", "other", "left"]) {
    writeFileSync(join(folder, name), "login:");
    utimesSync(join(folder, name), longAgo, longAgo);
  }
  let began = beginSweep(folder);
  // Clocks of file systems are coarse.
  while (began <= statSync(join(folder, "left")).ctimeMs) began = beginSweep(folder);
  putFile(join(folder, "same"), Buffer.from("login:"));
  putFile(join(folder, "other"), Buffer.from("name?:"));
  endSweep(folder, began);
  expect(statSync(join(folder, "same")).mtime).toEqual(longAgo);
  expect(statSync(join(folder, "other")).mtime.getTime()).toBeGreaterThan(longAgo.getTime());
  expect(statSync(join(folder, "left"), { throwIfNoEntry: false })).toBeUndefined();
});
