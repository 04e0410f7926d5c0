import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { storeError } from "./store.ts";

/** The part of a file's name that says: not finished yet. */
export const partMark = ".part-";

/**
 * Replaces a file so that whoever reads it at any moment, even after the process was killed or the power failed, finds
 * either the old file or the new one, whole.
 * @throws StoreError; then the old file is still there
 */
export async function atomicWrite(file: string, data: string): Promise<void> {
  const part = join(dirname(file), `.${basename(file)}${partMark}${process.pid}`);
  try {
    await writeSynced(part, data);
    await rename(part, file);
    await syncFolder(dirname(file));
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    throw storeError("writing it", file, cause);
  }
}

/** Writes a file and waits until the disk has it: otherwise a power cut may leave the name with nothing in it. */
export async function writeSynced(file: string, data: string): Promise<void> {
  const handle = await open(file, "w");
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits until the disk has the names in a folder: files that were created, renamed or removed. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; there, renames are in its own journal.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
