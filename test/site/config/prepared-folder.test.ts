import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { prepareFolder } from "../../../src/config/prepared-folder.ts";

const root = mkdtempSync(join(tmpdir(), "mudlark-folders-"));

it("creates a folder with its parents, and leaves what is there", () => {
  const folder = join(root, "a", "b");
  prepareFolder(folder, "outDir");
  writeFileSync(join(folder, "x"), "");
  prepareFolder(folder, "outDir");
  expect(readdirSync(folder)).toEqual(["x"]);
});

it.each([
  ["outDir", "The site", "MUDLARK_OUT"],
  ["cacheDir", "The cache", "MUDLARK_CACHE"],
] as const)(
  "says of %s what is wrong, where, and what to change, without a stack trace",
  (setting, content, variable) => {
    const file = join(root, "file");
    writeFileSync(file, "");
    let error = new Error("nothing was thrown");
    try {
      prepareFolder(join(file, "below"), setting);
    } catch (cause) {
      error = cause as Error;
    }
    expect([error.name, error.stack, error.cause]).toEqual(["FolderError", "", undefined]);
    expect(error.message).toMatch(new RegExp(`^${content} cannot be in .*below \\(ENOTDIR`));
    expect(error.message).toContain(`as ${setting} in mudlark.config.ts or as ${variable}.`);
  },
);
