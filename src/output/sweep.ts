import { type Dirent, lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A file in the output while a build runs. Its time stamp shows when the build began, by the file system's own clock.
 */
const marker = ".build-began";
/** The output may be a checkout of the branch that is published. */
const leftAlone = ".git";

/**
 * Marks the start of a build, so that `endSweep` can remove what an earlier build left in the output and this one did
 * not write. Astro would first empty the folder file by file and create the same files again, which takes longer than
 * writing them. A failed build leaves the earlier files.
 * @returns the start in milliseconds, by the clock of the file system
 */
export function beginSweep(folder: string): number {
  const path = join(folder, marker);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, "");
  return statSync(path).ctimeMs;
}

/** Removes every file whose last change was before `began`, and every folder that is then empty. */
export function endSweep(folder: string, began: number): void {
  rmSync(join(folder, marker), { force: true });
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.name !== leftAlone) sweepEntry(folder, entry, began);
}

/** @returns whether the entry was removed */
function sweepEntry(folder: string, entry: Dirent, began: number): boolean {
  const path = join(folder, entry.name);
  if (!entry.isDirectory()) {
    // A link is judged by itself, not by its target.
    if (lstatSync(path).ctimeMs >= began) return false;
    rmSync(path);
    return true;
  }
  const gone = readdirSync(path, { withFileTypes: true }).map((each) => sweepEntry(path, each, began));
  if (gone.includes(false)) return false;
  rmdirSync(path);
  return true;
}
