import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { directoryTree } from "../../data/index.ts";
import type { CheckOptions } from "./check.ts";
import { mendedFiles } from "./mend.ts";

/** What was mended in one file. */
export interface Mended {
  file: string;
  /** The name that it has now, where it was renamed. */
  now?: string;
  /** Names of the rules that changed it. */
  rules: string[];
}

/**
 * Mends what a program can mend in a data folder on disk; comments stay. What it cannot mend stays as it is.
 * @param directory the data folder
 */
export async function fixData(directory: string, options: CheckOptions = {}): Promise<Mended[]> {
  const mended: Mended[] = [];
  for (const { path, newPath, text, rules } of await mendedFiles(directoryTree(directory), options)) {
    const file = join(directory, path);
    await writeFile(file, text);
    if (newPath !== undefined) await rename(file, join(directory, newPath));
    mended.push({ file, rules, ...(newPath === undefined ? {} : { now: join(directory, newPath) }) });
  }
  return mended;
}
