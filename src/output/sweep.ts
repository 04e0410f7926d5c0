import { lstat, mkdir, readdir, rm, rmdir, stat, writeFile } from "node:fs/promises";
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
export async function beginSweep(folder: string): Promise<number> {
  const path = join(folder, marker);
  await mkdir(folder, { recursive: true });
  await writeFile(path, "");
  return (await stat(path)).ctimeMs;
}

/** Removes every file that was last changed before `began`, and every folder that holds nothing then. */
export async function endSweep(folder: string, began: number): Promise<void> {
  await rm(join(folder, marker), { force: true });
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(entries.filter(({ name }) => name !== leftAlone).map((entry) => sweepEntry(folder, entry, began)));
}

/** @returns whether the entry is gone */
async function sweepEntry(
  folder: string,
  entry: { name: string; isDirectory: () => boolean },
  began: number,
): Promise<boolean> {
  const path = join(folder, entry.name);
  if (!entry.isDirectory()) {
    // A link is judged by itself, not by what it points to.
    if ((await lstat(path)).ctimeMs >= began) return false;
    await rm(path);
    return true;
  }
  const entries = await readdir(path, { withFileTypes: true });
  const gone = await Promise.all(entries.map((each) => sweepEntry(path, each, began)));
  if (gone.includes(false)) return false;
  await rmdir(path);
  return true;
}
