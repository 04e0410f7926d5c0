import { lstatSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";

const day = 86_400_000;
/** Days after which an unused file is removed: long enough for a branch or another site with the same cache. */
const keptDays = 30;

/**
 * Keeps a cache folder from growing forever: updates the time stamps of used files, and removes those that were not
 * used for a month, including drafts of killed builds.
 * @param used names of files
 */
export function tidy(folder: string, used: ReadonlySet<string>): void {
  const now = Date.now();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    // Another build may be tidying at the same time.
    const age = now - (lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (used.has(name)) {
      if (age > day) utimesSync(path, now / 1000, now / 1000);
    } else if (age > keptDays * day) rmSync(path, { recursive: true, force: true });
  }
}
