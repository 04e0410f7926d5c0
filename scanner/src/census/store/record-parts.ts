import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Reading } from "../../record/index.ts";
import { Semaphore } from "../courtesy/semaphore.ts";
import { partMark, syncFolder, writeSynced } from "./atomic-write.ts";
import { storeError } from "./store.ts";

/** Records that are written at a time: thousands of visits may end together, and open files are few. */
const openRecords = 32;

/**
 * Records on their way into the data. A record and the reading that reports its change are one step: the record is first
 * written under another name; the line of the reading then decides; only after that does the record get its own name.
 * After a crash, a part whose reading is in the file is finished, and any other is removed, as if the visit had not been.
 */
export class RecordParts {
  readonly #folder: string;
  readonly #openFiles = new Semaphore(openRecords);

  /** @param folder data/records */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes the files of a record under names that belong to one reading. Throws StoreError, and then none is left. */
  async write(reading: Reading, files: ReadonlyMap<string, string>): Promise<void> {
    const names = [...files.keys()];
    try {
      await this.#openFiles.run(() =>
        Promise.all([...files].map(([name, data]) => writeSynced(this.#part(name, reading), data))),
      );
    } catch (cause) {
      await this.discard(reading, names);
      throw storeError("writing it", join(this.#folder, names[0] ?? ""), cause);
    }
  }

  /** Gives parts their own names: the reading is written. */
  async finish(reading: Reading, names: readonly string[]): Promise<void> {
    for (const name of names) {
      const file = join(this.#folder, name);
      await rename(this.#part(name, reading), file).catch((cause: unknown) => {
        throw storeError("writing it", file, cause);
      });
    }
  }

  /** Removes parts: the reading could not be written. */
  async discard(reading: Reading, names: readonly string[]): Promise<void> {
    for (const name of names) await rm(this.#part(name, reading), { force: true }).catch(() => undefined);
  }

  /** Waits until the disk has the names of all parts, before readings refer to them. */
  sync(): Promise<void> {
    return syncFolder(this.#folder);
  }

  /**
   * Finishes or removes what a killed census left. Only while the lock is held.
   * @param readingsSince the readings of all nights since a date
   */
  async recover(readingsSince: (night: string) => AsyncIterable<{ readings: readonly Reading[] }>): Promise<void> {
    const left = (await readdir(this.#folder)).filter((name) => name.startsWith(".") && name.includes(partMark));
    if (left.length === 0) return;
    const parts = left.map((name) => {
      const [, file = "", id = "", stamp = ""] = partName.exec(name) ?? [];
      return { name, file, id, stamp };
    });
    const stamps = parts.flatMap(({ stamp }) => (stamp === "" ? [] : stamp)).sort();
    const written = new Set<string>();
    if (stamps[0] !== undefined) {
      for await (const { readings } of readingsSince(nightBefore(stamps[0]))) {
        for (const reading of readings) written.add(`${reading.id} ${stampOf(reading)}`);
      }
    }
    for (const { name, file, id, stamp } of parts) {
      const part = join(this.#folder, name);
      if (written.has(`${id} ${stamp}`)) await rename(part, join(this.#folder, file));
      else await rm(part, { force: true });
    }
    await this.sync();
  }

  #part(name: string, reading: Reading): string {
    return join(this.#folder, `.${name}${partMark}${stampOf(reading)}`);
  }
}

const partName = /^\.(([a-z0-9-]+)\.(?:json|log))\.part-(\d{8}T\d{6}Z)$/;

/** The moment of a visit, in signs that every file system takes: 20261121T021700Z. */
function stampOf({ at }: Reading): string {
  return at.replace(/\.\d+/, "").replace(/[-:]/g, "");
}

/** A census keeps the date on which it began, and may go on past midnight: two days before a visit. */
function nightBefore(stamp: string): string {
  const date = `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}`;
  return new Date(Date.parse(date) - 2 * 86_400_000).toISOString().slice(0, 10);
}
