import { closeSync, fstatSync, ftruncateSync, futimesSync, openSync, readSync, writeFileSync } from "node:fs";
import { messageOf } from "@mudlark/scanner/text";

/**
 * Sets the content of a file. An unchanged file keeps its modification time, so that web servers and copying tools
 * treat it as the same. A changed one is overwritten in place, because file systems take many times longer to truncate
 * and refill a file. Either way its ctime changes, which marks the file as belonging to this build for the sweep.
 *
 * Synchronous, because the file system is as fast as a turn of the event loop.
 * @param isNew there is certainly no such file yet
 * @throws Error with the file's name and how to fix it; the folder must exist
 */
export function putFile(path: string, content: Buffer, isNew = false): void {
  try {
    if (isNew) writeFileSync(path, content);
    else put(path, content);
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
