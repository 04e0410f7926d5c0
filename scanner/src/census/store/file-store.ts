import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { nightsSince, recordFile, recordOf, UnreadableFile, type NightOfReadings } from "../../data/written/index.ts";
import {
  canonicalJson,
  readingsFile,
  readReadings,
  RecordError,
  type Reading,
  type ScanRecord,
} from "../../record/index.ts";
import type { LogLine } from "../../session/index.ts";
import { sweepParts, syncFolder } from "./atomic-write.ts";
import { LineJournal } from "./line-journal.ts";
import { RecordParts, type FilesToWrite } from "./record-parts.ts";
import { StoreError, storeError, type CensusStore, type RecordChange } from "./store.ts";

/** The census's part of the data folder: data/records and data/readings. */
export class FileStore implements CensusStore {
  readonly #data: string;
  readonly #records: string;
  readonly #readings: string;
  readonly #warn: (text: string) => void;
  readonly #parts: RecordParts;
  #journal: LineJournal | undefined;
  /** Parts were written since the folder was synced last. */
  #unsynced = false;

  /**
   * @param data the data folder
   * @param warn called when a record cannot be read; it is then measured and written again, and git has the old one.
   * Also called for an invalid line of readings, since one bad line must not stop every later census.
   */
  constructor(data: string, warn: (text: string) => void) {
    this.#data = data;
    this.#records = join(data, "records");
    this.#readings = join(data, "readings");
    this.#warn = warn;
    this.#parts = new RecordParts(this.#records);
  }

  async *nightsSince(first: string, last?: string): AsyncGenerator<NightOfReadings> {
    try {
      for (const night of nightsSince(this.#data, first, last, this.#warn)) {
        yield night;
        // Without a pause, months of nights would be read in one go, and the supervisor would believe that the thread
        // is stuck.
        await setImmediate();
      }
    } catch (cause) {
      throw cause instanceof UnreadableFile ? storeError("reading it", this.#readings, cause) : cause;
    }
  }

  readRecord(id: string, containing?: RegExp): ScanRecord | undefined {
    try {
      return recordOf(this.#data, id, containing);
    } catch (cause) {
      if (!(cause instanceof RecordError)) throw cause;
      // The content on disk may be valid: if a census replaced it, the last good facts would be lost.
      if (cause instanceof UnreadableFile) throw storeError("reading it", recordFile(this.#data, id), cause);
      this.#warn(`${cause.message} It counts as missing tonight.`);
      return undefined;
    }
  }

  async openNight(night: string, shard: string | undefined): Promise<void> {
    const file = join(this.#readings, readingsFile(night, shard));
    try {
      await mkdir(this.#records, { recursive: true });
      await mkdir(dirname(file), { recursive: true });
      await sweepParts(dirname(file));
      await syncFolder(this.#readings);
    } catch (cause) {
      throw storeError("preparing its folder", file, cause);
    }
    this.#journal = await LineJournal.open(file, sortedReadings, () => this.#syncParts());
    try {
      await this.#parts.recover((first) => this.nightsSince(first));
    } catch (cause) {
      throw cause instanceof StoreError ? cause : storeError("finishing what was left in it", this.#records, cause);
    }
  }

  async keep(reading: Reading, change?: RecordChange): Promise<void> {
    if (this.#journal === undefined) throw new Error("keep() before openNight()");
    const files: FilesToWrite = change === undefined ? new Map<string, () => string>() : filesOf(reading.id, change);
    const names = [...files.keys()];
    if (files.size > 0) {
      await this.#parts.write(reading, files);
      this.#unsynced = true;
    }
    try {
      await this.#journal.append(reading);
    } catch (error) {
      await this.#parts.discard(reading, names);
      throw error;
    }
    await this.#parts.finish(reading, names);
  }

  async closeNight(): Promise<void> {
    await this.#journal?.close();
    this.#journal = undefined;
    await syncFolder(this.#records).catch(() => undefined);
  }

  /** Syncs the folder once for all readings of a batch, if there are new parts in it. */
  async #syncParts(): Promise<void> {
    if (!this.#unsynced) return;
    this.#unsynced = false;
    await this.#parts.sync();
  }
}

/** The files of a record, the log first, so that a record is never without its log. */
function filesOf(id: string, { record, log }: RecordChange): FilesToWrite {
  const files = new Map<string, () => string>();
  if (log !== undefined) files.set(`${id}.log`, () => log.map(logLine).join(""));
  return files.set(`${id}.json`, () => `${canonicalJson(record, 2)}\n`);
}

/**
 * Sorts readings by id and time, so that git stores a year of them compactly. Invalid lines are kept, at the end, so
 * that someone can fix the file; the data check reports them.
 */
function sortedReadings(text: string, file: string): string {
  const key = ({ id, at, port }: Reading): string => `${id}\0${at}\0${port}`;
  const odd: string[] = [];
  const sorted = readReadings(text, file, (_, line) => void odd.push(`${line}\n`))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((reading) => `${JSON.stringify(reading)}\n`);
  return [...sorted, ...odd].join("");
}

/** One line of a connection log, in telnetlib3's format. Text from a server cannot start a new line. */
function logLine({ level, source, text }: LogLine): string {
  return `${level} ${source} ${text.replace(/[\r\n]+/g, " ")}\n`;
}
