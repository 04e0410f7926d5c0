import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Reading } from "../../record/index.ts";
import { Semaphore } from "../courtesy/semaphore.ts";
import { partMark, syncFolder, writeSynced } from "./atomic-write.ts";
import { storeError } from "./store.ts";

/** Records written at the same time: thousands of visits may end together, and the number of open files is limited. */
const openRecords = 32;

/**
 * File names, and what makes the text of each when it is written: thousands of visits may end together, and their texts
 * would wait in memory.
 */
export type FilesToWrite = ReadonlyMap<string, () => string>;

/**
 * Writes records so that a record and the reading that reports its change are one transaction. The record is first written
 * under a temporary name, then the line of the reading commits it, and then the record gets its final name. After a
 * crash, a part whose reading was written is renamed; any other is removed, as if the visit had not happened.
 */
export class RecordParts {
  readonly #folder: string;
  readonly #openFiles = new Semaphore(openRecords);

  /** @param folder data/records */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Writes the files of a record under names that identify its reading.
   * @throws StoreError, and then leaves none behind; also whatever makes the texts throws
   */
  async write(reading: Reading, files: FilesToWrite): Promise<void> {
    const names = [...files.keys()];
    await this.#openFiles.run(async () => {
      const texts = [...files].map(([name, make]) => ({ part: this.#part(name, reading), text: make() }));
      try {
        await Promise.all(texts.map(({ part, text }) => writeSynced(part, text)));
      } catch (cause) {
        await this.discard(reading, names);
        throw storeError("writing it", join(this.#folder, names[0] ?? ""), cause);
      }
    });
  }

  /** Gives parts their final names, after the reading was written. */
  async finish(reading: Reading, names: readonly string[]): Promise<void> {
    for (const name of names) {
      const file = join(this.#folder, name);
      await rename(this.#part(name, reading), file).catch((cause: unknown) => {
        throw storeError("writing it", file, cause);
      });
    }
  }

  /** Removes parts, after the reading could not be written. */
  async discard(reading: Reading, names: readonly string[]): Promise<void> {
    for (const name of names) await rm(this.#part(name, reading), { force: true }).catch(() => undefined);
  }

  /** Syncs the names of all parts to disk, before readings refer to them. */
  sync(): Promise<void> {
    return syncFolder(this.#folder);
  }

  /**
   * Finishes or removes what a killed census left. Call only while holding the lock.
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

/** The time of a visit, in characters that every file system allows: 20261121T021700Z. */
function stampOf({ at }: Reading): string {
  return at.replace(/\.\d+/, "").replace(/[-:]/g, "");
}

/** Two days before a visit: a census keeps the date on which it began, and may run past midnight. */
function nightBefore(stamp: string): string {
  const date = `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}`;
  return new Date(Date.parse(date) - 2 * 86_400_000).toISOString().slice(0, 10);
}
