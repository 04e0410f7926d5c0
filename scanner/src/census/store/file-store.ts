import { mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  canonicalJson,
  nightOf,
  readReadings,
  readRecord,
  readingsFile,
  RecordError,
  type Reading,
  type ScanRecord,
} from "../../record/index.ts";
import type { LogLine } from "../../session/index.ts";
import { sweepParts, syncFolder } from "./atomic-write.ts";
import { LineJournal } from "./line-journal.ts";
import { RecordParts } from "./record-parts.ts";
import { StoreError, storeError, type CensusStore, type NightOfReadings, type RecordChange } from "./store.ts";

/** The census's part of the data folder: data/records and data/readings. */
export class FileStore implements CensusStore {
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
    this.#records = join(data, "records");
    this.#readings = join(data, "readings");
    this.#warn = warn;
    this.#parts = new RecordParts(this.#records);
  }

  async *nightsSince(first: string, last?: string): AsyncGenerator<NightOfReadings> {
    for (const year of await listed(this.#readings)) {
      if (!/^\d{4}$/.test(year) || year < first.slice(0, 4)) continue;
      const names = await listed(join(this.#readings, year));
      const files = Map.groupBy(names, (name) => nightOf(name) ?? "");
      for (const night of [...files.keys()].sort()) {
        if (night === "" || night < first) continue;
        if (last !== undefined && night > last) {
          this.#warn(
            `${join(this.#readings, year)}: the night ${night} is in the future, so a clock was wrong; it is ignored. ` +
              `Check this machine's clock first: by that clock, the latest possible night is ${last}. ` +
              "If the clock is right, delete the night's files with git rm.",
          );
          continue;
        }
        const readings: Reading[] = [];
        for (const name of files.get(night) ?? []) {
          const file = join(this.#readings, year, name);
          const skip = ({ message }: RecordError): void => this.#warn(`${message} It is ignored for now.`);
          for (const reading of readReadings(await readFile(file, "utf8"), file, skip)) readings.push(reading);
        }
        yield { night, readings };
      }
    }
  }

  async readRecord(id: string): Promise<ScanRecord | undefined> {
    const file = join(this.#records, `${id}.json`);
    try {
      return readRecord(await readFile(file, "utf8"), file);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      if (!(cause instanceof RecordError)) throw storeError("reading it", file, cause);
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
    const files = change === undefined ? new Map<string, string>() : filesOf(reading.id, change);
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
function filesOf(id: string, { record, log }: RecordChange): Map<string, string> {
  const files = new Map<string, string>();
  if (log !== undefined) files.set(`${id}.log`, log.map(logLine).join(""));
  return files.set(`${id}.json`, `${canonicalJson(record, 2)}\n`);
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

async function listed(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw storeError("listing it", folder, cause);
  }
}
