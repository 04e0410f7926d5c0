import { readdir } from "node:fs/promises";
import { DataError } from "./data-error.ts";
import { messageOf } from "@mudlark/scanner/text";

/**
 * The names in a folder, sorted; empty if the folder does not exist.
 * @throws DataError if it is not a folder or cannot be read
 */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new DataError([`${folder}: cannot read this folder (${messageOf(cause)}). Restore it from git.`]);
  }
}
