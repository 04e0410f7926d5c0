import { lstatSync, readFileSync } from "node:fs";

/** A file of the data directory that cannot be used. The message says why and how to fix it, without its name. */
export class UnfitFile extends Error {
  override name = "UnfitFile";
}

/**
 * The text of a plain file of the data directory. A link is not followed: one that someone sent could lead to a file
 * of the machine that builds the site, and publish it.
 * @param most bytes that it may have
 * @returns null where there is no such file
 * @throws UnfitFile where it is a link, a folder or a device, too large, or not readable
 */
export function readPlainFile(path: string, most: number): string | null {
  try {
    // Synchronously: nothing else is to be done before the data is there, and many small files wait long for their turns.
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
