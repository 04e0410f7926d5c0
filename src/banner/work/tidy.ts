import { readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

const day = 86_400_000;
/** Days after which a file goes that no build has used: long enough for a branch or another site on the same cache. */
const keptDays = 30;

/**
 * Keeps a folder of the cache from growing for ever: dates the files that were used, and removes those that have not
 * been for a month, drafts of builds that were killed among them.
 * @param used names of files
 * @param now milliseconds since 1970
 */
export function tidy(folder: string, used: ReadonlySet<string>, now = Date.now()): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    // Another build may tidy at the same time.
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (used.has(name)) {
      if (age > day) utimesSync(path, now / 1000, now / 1000);
    } else if (age > keptDays * day) rmSync(path, { force: true });
  }
}
