// ARCHITECTURE.md says where the tests of a folder are.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Folders of tests that belong to no single folder: worlds that several folders are tested with. */
const shared = new Set(["hostile", "invented"]);

const foldersIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true }).flatMap((item) => (item.isDirectory() ? [item.name] : []));

test.each([
  ["test/scanner", "scanner/src"],
  ["test/site", "src"],
  ["test/tools", "tools"],
])("%s mirrors %s", (tests, sources) => {
  const rooms = foldersIn(sources);
  expect(foldersIn(tests).filter((folder) => !rooms.includes(folder) && !shared.has(folder))).toEqual([]);
});
