import { open, readFile, stat, truncate, type FileHandle } from "node:fs/promises";
import { readReadings, type Reading } from "../../record/index.ts";
import { atomicWrite } from "./atomic-write.ts";
import { storeError } from "./store.ts";

/**
 * The readings of one night while they are written: one line per visit, added in one write each.
 * A process that is killed leaves whole lines and at most one half; opening the file again cuts that off.
 */
export class ReadingsJournal {
  readonly #file: string;
  readonly #handle: FileHandle;
  #size: number;
  #last: Promise<void> = Promise.resolve();

  private constructor(file: string, handle: FileHandle, size: number) {
    this.#file = file;
    this.#handle = handle;
    this.#size = size;
  }

  /** Opens a night's file, new or begun, and mends its end. Throws StoreError. */
  static async open(file: string): Promise<ReadingsJournal> {
    try {
      const handle = await open(file, "a");
      return new ReadingsJournal(file, handle, await cutHalfLine(file));
    } catch (cause) {
      throw storeError("opening it", file, cause);
    }
  }

  /** Adds a reading; lines are written one after the other. Throws StoreError, and then the file ends as before. */
  append(reading: Reading): Promise<void> {
    const written = this.#last.then(() => this.#write(Buffer.from(`${JSON.stringify(reading)}\n`)));
    this.#last = written.catch(() => undefined);
    return written;
  }

  async #write(line: Buffer): Promise<void> {
    try {
      for (let sent = 0; sent < line.length;) sent += (await this.#handle.write(line, sent)).bytesWritten;
      this.#size += line.length;
    } catch (cause) {
      await this.#handle.truncate(this.#size).catch(() => undefined);
      throw storeError("adding a reading to it", this.#file, cause);
    }
  }

  /** Sorts the lines by id and time, which is what makes a year of them small in git, and closes the file. Throws StoreError. */
  async close(): Promise<void> {
    await this.#last;
    await this.#handle.sync().catch(() => undefined);
    await this.#handle.close();
    await atomicWrite(this.#file, sortedLines(await readFile(this.#file, "utf8"), this.#file));
  }
}

/** @returns the size in bytes without the half line at the end, which is cut off */
async function cutHalfLine(file: string): Promise<number> {
  const { size } = await stat(file);
  if (size === 0) return 0;
  const data = await readFile(file);
  const whole = data.lastIndexOf(0x0a) + 1;
  if (whole < size) await truncate(file, whole);
  return whole;
}

/** Lines that are no readings stay, at the end: whoever mends the file may want them, and the data check names them. */
function sortedLines(text: string, file: string): string {
  const key = ({ id, at, port }: Reading): string => `${id}\0${at}\0${port}`;
  const odd: string[] = [];
  const sorted = readReadings(text, file, (_, line) => void odd.push(`${line}\n`))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((reading) => `${JSON.stringify(reading)}\n`);
  return [...sorted, ...odd].join("");
}
