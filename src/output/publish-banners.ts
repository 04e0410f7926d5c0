import { copyFileSync, mkdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

/**
 * Copies the files that pages refer to from the cache to `banners/`. Their names depend on their content, so a file that
 * is there with its full size is not copied again; its date stays the same.
 * @param published file → its folder in the cache
 */
export function publishBanners(out: string, published: Iterable<readonly [file: string, folder: string]>): void {
  const folder = join(out, "banners");
  mkdirSync(folder, { recursive: true });
  for (const [file, from] of published) {
    const [source, target] = [join(from, file), join(folder, file)];
    const there = statSync(target, { throwIfNoEntry: false });
    // Setting its date again marks it as belonging to this build, for the sweep.
    if (there?.size === statSync(source).size) utimesSync(target, there.atime, there.mtime);
    else copyFileSync(source, target);
  }
}
