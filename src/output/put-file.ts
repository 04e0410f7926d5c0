import { closeSync, fstatSync, ftruncateSync, futimesSync, openSync, readSync, writeFileSync } from "node:fs";
import { messageOf } from "@mudlark/scanner/text";

/**
 * Gives a file its content. One that has it already keeps its date of modification, so that a web server and whoever
 * copies the site take it for the same; one that differs is written over in place, because file systems take many
 * times as long to empty a file and fill it again. Either way the system notes a change (ctime), by which the sweep
 * knows the file for this build's.
 *
 * Synchronously, for the file system is no slower than a turn of the event loop.
 * @throws Error that names the file and says how to fix it; the folder must be there
 */
export function putFile(path: string, content: Buffer): void {
  try {
    put(path, content);
  } catch (cause) {
    const reason = messageOf(cause);
    throw new Error(
      `Cannot write a file of the site: ${path} (${reason}). Free some space, fix its permissions, or delete ` +
        "what is in its place; the next build writes the missing files.",
      { cause },
    );
  }
}

function put(path: string, content: Buffer): void {
  const file = openExisting(path);
  if (file === null) {
    writeFileSync(path, content);
    return;
  }
  try {
    const { size, atime, mtime } = fstatSync(file);
    if (size === content.length && holds(file, content)) {
      futimesSync(file, atime, mtime);
      return;
    }
    writeFileSync(file, content);
    if (size > content.length) ftruncateSync(file, content.length);
  } finally {
    closeSync(file);
  }
}

function openExisting(path: string): number | null {
  try {
    return openSync(path, "r+");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw cause;
  }
}

function holds(file: number, content: Buffer): boolean {
  const found = Buffer.allocUnsafe(content.length);
  return readSync(file, found, { position: 0 }) === content.length && found.equals(content);
}
