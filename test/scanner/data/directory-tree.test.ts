import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { directoryTree } from "../../../scanner/src/data/index.ts";

test("a folder in the way of a file that the census writes is an item, and not a plain one", async () => {
  const data = mkdtempSync(join(tmpdir(), "mudlark-tree-"));
  for (const path of ["records/a.json", "readings/2026/2026-11-21.ndjson"])
    mkdirSync(join(data, path), { recursive: true });
  writeFileSync(join(data, "records/b.json"), "{}");
  expect(await directoryTree(data).items()).toEqual([
    { path: "readings/2026/2026-11-21.ndjson", size: 0, plain: false },
    { path: "records/a.json", size: 0, plain: false },
    { path: "records/b.json", size: 2, plain: true },
  ]);
});
