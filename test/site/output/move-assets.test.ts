import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { moveAssets } from "../../../src/output/move-assets.ts";

/** Another file system than that of temporary files, where there is one. */
const elsewhere = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

it("moves the assets of the page bundle to the site, which may be on another file system, and nothing else", () => {
  const dir = mkdtempSync(join(tmpdir(), "mudlark-bundle-"));
  const out = mkdtempSync(join(elsewhere, "mudlark-out-"));
  for (const folder of ["_astro", ".vite"]) mkdirSync(join(dir, folder));
  const bundle = Object.fromEntries(
    [
      ["asset", "_astro/Page.css"],
      ["asset", ".vite/manifest.json"],
      ["chunk", "entry.mjs"],
    ].map(([type = "", fileName = ""]) => {
      writeFileSync(join(dir, fileName), fileName);
      return [fileName, { type, fileName }];
    }),
  );
  const { writeBundle } = moveAssets(() => out);
  (writeBundle as (options: { dir: string }, files: typeof bundle) => void)({ dir }, bundle);
  expect(readdirSync(out, { recursive: true }).sort()).toEqual(["_astro", "_astro/Page.css"]);
  expect(readdirSync(dir, { recursive: true }).sort()).toEqual([".vite", ".vite/manifest.json", "_astro", "entry.mjs"]);
});
