import { lstatSync, readFileSync } from "node:fs";

/** A file in the data directory that cannot be used. The message says why and how to fix it, but not which file. */
export class UnfitFile extends Error {
  override name = "UnfitFile";
}

/**
 * Reads a regular file in the data directory as text. Links are not followed: a contributed link could point to a file
 * on the machine that builds the site, and publish it.
 * @param most maximum size in bytes
 * @returns null if there is no such file
 * @throws UnfitFile if it is a link, a folder or a device, is too large, or cannot be read
 */
export function readPlainFile(path: string, most: number): string | null {
  try {
    // Synchronous: nothing else can be done before the data is loaded, and asynchronous reads of many small files spend
    // most of their time waiting.
    const { size } = checked(path, most);
    return size === 0 ? "" : readFileSync(path, "utf8");
  } catch (cause) {
    if (cause instanceof UnfitFile) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new UnfitFile(`it cannot be read (${message}). Check its permissions.`, { cause });
  }
}

function checked(path: string, most: number): { size: number } {
  const found = lstatSync(path);
  if (!found.isFile()) throw new UnfitFile("this is not a plain file. Replace it with the file itself, or delete it.");
  if (found.size > most)
    throw new UnfitFile(`it has ${found.size} bytes; the limit is ${most}. Restore it from git, or shorten it.`);
  return found;
}
