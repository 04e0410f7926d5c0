import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { storeError } from "../../../scanner/src/census/index.ts";
import { CommandError, reportErrors } from "../../../scanner/src/cli/report-errors.ts";

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, "error").mockImplementation((text: string) => void said.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test("an operating system error about a file is reported in a sentence, with the file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mudlark-errors-"));
  await writeFile(join(folder, "plain"), "");
  await reportErrors(() => writeFile(join(folder, "plain", "below"), ""));
  expect(said).toEqual([
    `${join(folder, "plain", "below")}: opening it failed (ENOTDIR). The file or its folder does not exist: check the path.`,
  ]);
  expect(process.exitCode).toBe(2);
});

test.runIf(existsSync("/dev/full"))(
  "a full disk is reported in a sentence, although the error of an open file does not name it",
  async () => {
    // Linux: this device accepts to be opened, and has no room.
    await reportErrors(() => writeFile("/dev/full", "x"));
    expect(said).toEqual([expect.stringMatching(/writing it failed \(ENOSPC\)\. The disk is full/)]);
  },
);

test("so are errors of the store and of a command", async () => {
  const full = Object.assign(new Error("no room"), { code: "ENOSPC" });
  await reportErrors(() => Promise.reject(storeError("writing it", "a.json", full)));
  await reportErrors(() => Promise.reject(new CommandError("Name a file.")));
  expect(said).toEqual([
    expect.stringMatching(/^a\.json: writing it failed \(ENOSPC\)\. The disk is full/),
    "Name a file.",
  ]);
});

test("quoted text in a sentence cannot hide or reorder text or control the terminal", async () => {
  await reportErrors(() => Promise.reject(new CommandError("No game is listed as a\u061cb\u202e\x1b[2J.\nNext line.")));
  expect(said).toEqual([String.raw`No game is listed as a\u061Cb\u202E\x1B[2J.` + "\nNext line."]);
});

test("a bug of ours stays an error with a stack trace", async () => {
  await expect(reportErrors(() => Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
});
