import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { RecordError } from "../record/index.ts";
import { messageOf } from "../text/index.ts";
import { LONGEST_FILE } from "./yaml-file.ts";

/**
 * Most bytes that a file of the data folder may have, for everyone who reads it. An entry is text of at most
 * LONGEST_FILE characters, of four bytes each; a record and its log have several times what the census writes at most; the
 * lines of a night or a day of counts, a hundred times what 5,000 servers need.
 */
export const mostBytes = {
  entry: 4 * LONGEST_FILE,
  record: 32 * 1024 * 1024,
  log: 32 * 1024 * 1024,
  lines: 256 * 1024 * 1024,
} as const;

/** A file or folder that the system does not let us read: its content may be sound. */
export class UnreadableFile extends RecordError {
  override name = "UnreadableFile";
}

/**
 * The text of a plain file of the data folder. A link is not followed: one that someone sent could lead to a file of the
 * machine that reads it, and publish it.
 * @param most bytes that it may have
 * @returns undefined where there is no such file
 * @throws RecordError where it is a link, a folder or a device, or too large
 * @throws UnreadableFile where the system does not let us read it
 */
export function readPlainFile(file: string, most: number): string | undefined {
  try {
    // Synchronously: the files are many and small, and each would wait long for its turn.
    const found = lstatSync(file);
    const unfit = whyUnfit({ plain: found.isFile(), size: found.size }, most);
    if (unfit !== undefined) throw new RecordError(`${file}: ${unfit.what} ${unfit.tip}`);
    return readFileSync(file, "utf8");
  } catch (cause) {
    if (cause instanceof RecordError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new UnreadableFile(`${file}: it cannot be read (${messageOf(cause)}). Check its permissions.`, { cause });
  }
}

/** Why a file is not read, and what to do about it; undefined if it may be read. */
export function whyUnfit(
  { plain, size }: { plain: boolean; size: number },
  most: number,
): { what: string; tip: string } | undefined {
  if (!plain) return { what: "this is not a regular file.", tip: "Replace it with the file itself, or delete it." };
  if (size > most)
    return { what: `the file has ${size} bytes; the maximum is ${most}.`, tip: "Restore it from git, or shorten it." };
  return undefined;
}

/**
 * The names in a folder, sorted; none where there is no such folder.
 * @throws UnreadableFile if it is not a folder or cannot be read
 */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new UnreadableFile(`${folder}: the folder cannot be read (${messageOf(cause)}). Restore it from git.`, {
      cause,
    });
  }
}
