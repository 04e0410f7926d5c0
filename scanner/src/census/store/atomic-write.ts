import { closeSync, fsync, openSync, writeFileSync } from "node:fs";
import { open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { storeError } from "./store.ts";

/** The suffix of files that are still being written. */
export const partMark = ".part-";

/**
 * Replaces a file atomically: a reader, even after a crash or a power failure, finds either the old file or the new one,
 * complete.
 * @throws StoreError; the old file is then unchanged
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

/** Writes a file and syncs it to disk; otherwise a power failure could leave an empty file. */
export async function writeSynced(file: string, data: string): Promise<void> {
  // Only the sync waits for the disk. For thousands of small files, the other steps take less time than waiting for each
  // on another thread.
  const descriptor = openSync(file, "w");
  try {
    writeFileSync(descriptor, data);
    await synced(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const synced = promisify(fsync);

/** Syncs a folder to disk, so that created, renamed and removed files persist. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; NTFS journals renames itself.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes incomplete files from a folder. Call only while holding the lock. */
export async function sweepParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(".") && name.includes(partMark)) await rm(join(folder, name), { force: true });
  }
}
