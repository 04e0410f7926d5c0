import { type Dirent, lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Stands in the output while a build runs, so that the file system's own clock says when it began. */
const marker = ".build-began";
/** The output may be a checkout of the branch that is published. */
const leftAlone = ".git";

/**
 * Notes that a build begins, so that `endSweep` can take out of the output what an earlier build left there and this
 * one did not write. Astro would empty the folder first, file by file, and make the same files again, which takes
 * longer than to write them. A build that fails leaves the earlier files.
 * @returns when, in milliseconds by the clock of the file system
 */
export function beginSweep(folder: string): number {
  const path = join(folder, marker);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, "");
  return statSync(path).ctimeMs;
}

/** Removes every file that the system last noted a change of before `began`, and every folder that holds nothing then. */
export function endSweep(folder: string, began: number): void {
  rmSync(join(folder, marker), { force: true });
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.name !== leftAlone) sweepEntry(folder, entry, began);
}

/** @returns whether the entry is gone */
function sweepEntry(folder: string, entry: Dirent, began: number): boolean {
  const path = join(folder, entry.name);
  if (!entry.isDirectory()) {
    // A link is judged by itself, not by what it points to.
    if (lstatSync(path).ctimeMs >= began) return false;
    rmSync(path);
    return true;
  }
  const gone = readdirSync(path, { withFileTypes: true }).map((each) => sweepEntry(path, each, began));
  if (gone.includes(false)) return false;
  rmdirSync(path);
  return true;
}
