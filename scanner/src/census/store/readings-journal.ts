import { open, readFile, stat, truncate, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { readReadings, type Reading } from "../../record/index.ts";
import { atomicWrite, syncFolder } from "./atomic-write.ts";
import { storeError } from "./store.ts";

/** A reading that waits to be written. */
interface Waiting {
  line: Buffer;
  written: () => void;
  failed: (error: unknown) => void;
}

/**
 * The readings of one night while they are written: one line per visit. Lines that come while others are being written
 * go together, with one wait for the disk. A process that is killed leaves whole lines and at most one half; opening the
 * file again cuts that off.
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
   * Opens a night's file, new or begun, and repairs its end.
   * @param beforeLines called before each batch of lines is written: what they refer to must be on the disk by then
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

  /** Adds a reading, and waits until the disk has it. Throws StoreError, and then the file ends as before. */
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

  /** Sorts the lines by id and time, which is what makes a year of them small in git, and closes the file. Throws StoreError. */
  async close(): Promise<void> {
    await this.#writing;
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

/** Lines that are no readings stay, at the end: whoever fixes the file may want them, and the data check names them. */
function sortedLines(text: string, file: string): string {
  const key = ({ id, at, port }: Reading): string => `${id}\0${at}\0${port}`;
  const odd: string[] = [];
  const sorted = readReadings(text, file, (_, line) => void odd.push(`${line}\n`))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((reading) => `${JSON.stringify(reading)}\n`);
  return [...sorted, ...odd].join("");
}
