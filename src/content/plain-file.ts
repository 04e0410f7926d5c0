import { lstat, readFile } from "node:fs/promises";

/** A file of the data directory that cannot be taken as it is. The message says why and how to mend it, without its name. */
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
export async function readPlainFile(path: string, most: number): Promise<string | null> {
  try {
    const { size } = await checked(path, most);
    return size === 0 ? "" : await readFile(path, "utf8");
  } catch (cause) {
    if (cause instanceof UnfitFile) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new UnfitFile(`it cannot be read (${message}). Check its permissions.`, { cause });
  }
}

async function checked(path: string, most: number): Promise<{ size: number }> {
  const found = await lstat(path);
  if (!found.isFile()) throw new UnfitFile("this is not a plain file. Put the file itself there, or take it away.");
  if (found.size > most)
    throw new UnfitFile(`it has ${found.size} bytes, the most is ${most}. Restore it from git, or shorten it.`);
  return found;
}
