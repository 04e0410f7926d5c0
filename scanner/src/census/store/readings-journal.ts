import { open, readFile, stat, truncate, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { readReadings, type Reading } from "../../record/index.ts";
import { atomicWrite, syncFolder } from "./atomic-write.ts";
import { storeError } from "./store.ts";

/** A reading waiting to be written. */
interface Waiting {
  line: Buffer;
  written: () => void;
  failed: (error: unknown) => void;
}

/**
 * Writes the readings of one night, one line per visit. Lines that arrive during a write are batched, with one disk sync.
 * A killed process leaves complete lines and at most one partial line, which is cut off when the file is opened again.
 */
export class ReadingsJournal {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #beforeLines: () => Promise<void>;
  #size: number;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  private constructor(file: string, handle: FileHandle, size: number, beforeLines: () => Promise<void>) {
    this.#file = file;
    this.#handle = handle;
    this.#size = size;
    this.#beforeLines = beforeLines;
  }

  /**
   * Opens a night's file, new or existing, and removes a partial line at its end.
   * @param beforeLines called before each batch is written: the files it refers to must be on disk by then
   * @throws StoreError
   */
  static async open(file: string, beforeLines: () => Promise<void>): Promise<ReadingsJournal> {
    try {
      const handle = await open(file, "a");
      const size = await cutHalfLine(file);
      await syncFolder(dirname(file));
      return new ReadingsJournal(file, handle, size, beforeLines);
    } catch (cause) {
      throw storeError("opening it", file, cause);
    }
  }

  /** Adds a reading and syncs it to disk. Throws StoreError, and then leaves the file as before. */
  append(reading: Reading): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const line = Buffer.from(`${JSON.stringify(reading)}\n`);
    this.#waiting.push({ line, written: () => resolve(undefined), failed: reject });
    this.#writing ??= this.#writeAll();
    return promise;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#write(Buffer.concat(batch.map(({ line }) => line)));
        for (const { written } of batch) written();
      } catch (cause) {
        const error = storeError("adding a reading to it", this.#file, cause);
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = undefined;
  }

  async #write(lines: Buffer): Promise<void> {
    try {
      await this.#beforeLines();
      for (let sent = 0; sent < lines.length;) sent += (await this.#handle.write(lines, sent)).bytesWritten;
      await this.#handle.sync();
      this.#size += lines.length;
    } catch (cause) {
      await this.#handle.truncate(this.#size).catch(() => undefined);
      throw cause;
    }
  }

  /** Sorts the lines by id and time, so that git stores a year of them compactly, and closes the file. Throws StoreError. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#handle.close();
    await atomicWrite(this.#file, sortedLines(await readFile(this.#file, "utf8"), this.#file));
  }
}

/** Cuts off a partial line at the end. @returns the new size in bytes */
async function cutHalfLine(file: string): Promise<number> {
  const { size } = await stat(file);
  if (size === 0) return 0;
  const data = await readFile(file);
  const whole = data.lastIndexOf(0x0a) + 1;
  if (whole < size) await truncate(file, whole);
  return whole;
}

/** Invalid lines are kept, at the end, for whoever fixes the file; the data check reports them. */
function sortedLines(text: string, file: string): string {
  const key = ({ id, at, port }: Reading): string => `${id}\0${at}\0${port}`;
  const odd: string[] = [];
  const sorted = readReadings(text, file, (_, line) => void odd.push(`${line}\n`))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((reading) => `${JSON.stringify(reading)}\n`);
  return [...sorted, ...odd].join("");
}
