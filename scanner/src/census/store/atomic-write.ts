import { open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { storeError } from "./store.ts";

const mark = ".part-";

/**
 * Replaces a file so that whoever reads it at any moment, even after the process was killed, finds the old one or the new one whole.
 * @throws StoreError; then the old file stands
 */
export async function atomicWrite(file: string, data: string): Promise<void> {
  const part = join(dirname(file), `.${basename(file)}${mark}${process.pid}`);
  try {
    const handle = await open(part, "w");
    try {
      await handle.writeFile(data);
      // Without this a power cut may leave the new name with nothing in it.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    throw storeError("writing it", file, cause);
  }
}

/** Removes what a killed process left half written in a folder. Only while the lock is held. */
export async function sweepParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(".") && name.includes(mark)) await rm(join(folder, name), { force: true });
  }
}
