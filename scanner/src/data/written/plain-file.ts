import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { RecordError } from "../../record/index.ts";
import { messageOf } from "../../text/index.ts";

/** Longest file of the listing, in characters. */
export const longestFile = 64 * 1024;

/**
 * Maximum size of files in the data folder, in bytes, for every reader. An entry has at most longestFile characters of
 * up to four bytes each. For a record and its log, the limit is several times what the census writes at most; for the
 * lines of a night or of a day of counts, a hundred times what 5,000 servers need.
 */
export const mostBytes = {
  entry: 4 * longestFile,
  record: 32 * 1024 * 1024,
  log: 32 * 1024 * 1024,
  lines: 256 * 1024 * 1024,
} as const;

/** A file or folder that the system does not allow us to read; its content may be valid. */
export class UnreadableFile extends RecordError {
  override name = "UnreadableFile";
}

/** The text of a plain file of the data folder; otherwise as {@link readPlainBytes}. */
export function readPlainFile(file: string, most: number): string | undefined {
  return readPlain(file, most, () => readFileSync(file, "utf8"));
}

/**
 * The content of a plain file of the data folder. Links are not followed: in a change that someone proposed, a link could
 * lead to any file of this machine and publish it.
 * @param most maximum size in bytes
 * @returns undefined if there is no such file
 * @throws RecordError if it is a link, a folder or a device, or too large
 * @throws UnreadableFile if the system does not allow reading it
 */
export function readPlainBytes(file: string, most: number): Buffer | undefined {
  return readPlain(file, most, () => readFileSync(file));
}

/** @param read reads the file once it is known to be fit; Node reads a text in one call, and bytes in four */
function readPlain<Content>(file: string, most: number, read: () => Content): Content | undefined {
  try {
    // Synchronous, because the files are many and small, and asynchronous reads would each wait for a turn of the event
    // loop.
    const found = lstatSync(file);
    const unfit = whyUnfit({ plain: found.isFile(), size: found.size }, most);
    if (unfit !== undefined) throw new RecordError(`${file}: ${unfit.what} ${unfit.tip}`);
    return read();
  } catch (cause) {
    if (cause instanceof RecordError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new UnreadableFile(`${file}: it cannot be read (${messageOf(cause)}). Check its permissions.`, { cause });
  }
}

/** Why a file cannot be accepted, and what to do about it; undefined if it may be read. */
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
 * The names in a folder, sorted; empty if there is no such folder.
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
