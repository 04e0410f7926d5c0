import { readdirSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { censusFolders } from "../../scanner/src/data/census-files.ts";

/**
 * Deletes the entries of a data folder, and what a census measured of them. The opt-out list stays: an owner who does not want one
 * crawler of this kind does not want another.
 * @returns number of deleted files
 */
export function emptyListing(data: string): number {
  let gone = 0;
  for (const folder of ["servers", ...censusFolders].map((name) => join(data, name))) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })) {
      if (!name.isFile() || name.name === ".gitkeep") continue;
      rmSync(join(name.parentPath, name.name));
      gone += 1;
    }
    writeFileSync(join(folder, ".gitkeep"), "");
  }
  return gone;
}
