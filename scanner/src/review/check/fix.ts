import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { directoryTree } from "../../data/index.ts";
import type { CheckOptions } from "./check.ts";
import { fixedFiles } from "./fixed-files.ts";

/** What was fixed in one file. */
export interface Fixed {
  file: string;
  /** The name that it has now, where it was renamed. */
  now?: string;
  /** Names of the rules that changed it. */
  rules: string[];
}

/**
 * Fixes what a program can fix in a data folder on disk, keeping comments. The rest is left alone.
 * @param directory the data folder
 */
export async function fixData(directory: string, options: CheckOptions = {}): Promise<Fixed[]> {
  const fixed: Fixed[] = [];
  for (const { path, newPath, text, rules } of await fixedFiles(directoryTree(directory), options)) {
    const file = join(directory, path);
    await writeFile(file, text);
    if (newPath !== undefined) await rename(file, join(directory, newPath));
    fixed.push({ file, rules, ...(newPath !== undefined && { now: join(directory, newPath) }) });
  }
  return fixed;
}
