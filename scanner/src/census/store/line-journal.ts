import { open, readFile, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { mostBytes, readPlainBytes } from "../../data/written/index.ts";
import { RecordError } from "../../record/index.ts";
import { atomicWrite, syncFolder } from "./atomic-write.ts";
import { storeError, StoreError } from "./store.ts";

/** A line waiting to be written. */
interface Waiting {
  line: Buffer;
  written: () => void;
  failed: (error: unknown) => void;
}

/** Puts the lines of a whole file into their final form. @param file its path, for messages */
type Tidy = (text: string, file: string) => string;

/**
 * Writes a file of JSON lines: the readings of one night, or the counts of one day. Lines that arrive during a write are batched, with one disk sync.
 * A killed process leaves complete lines and at most one partial line, which is cut off when the file is opened again.
 */
export class LineJournal {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #tidy: Tidy;
  readonly #beforeLines: (() => Promise<void>) | undefined;
  #size: number;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  private constructor(
    file: string,
    handle: FileHandle,
    size: number,
    tidy: Tidy,
    beforeLines: (() => Promise<void>) | undefined,
  ) {
    this.#file = file;
    this.#handle = handle;
    this.#size = size;
    this.#tidy = tidy;
    this.#beforeLines = beforeLines;
  }

  /**
   * Opens a file, new or existing, and removes a partial line at its end.
   * @param tidy applied to the whole file when it is closed
   * @param beforeLines called before each batch is written: the files it refers to must be on disk by then
   * @throws StoreError
   */
  static async open(file: string, tidy: Tidy, beforeLines?: () => Promise<void>): Promise<LineJournal> {
    try {
      // Through a link, the lines would get into any file of this machine, and its content into the data folder.
      const found = readPlainBytes(file, mostBytes.lines) ?? Buffer.alloc(0);
      const handle = await open(file, "a");
      const size = found.lastIndexOf(0x0a) + 1;
      if (size < found.length) await handle.truncate(size);
      await syncFolder(dirname(file));
      return new LineJournal(file, handle, size, tidy, beforeLines);
    } catch (cause) {
      throw cause instanceof RecordError
        ? new StoreError(cause.message, { cause })
        : storeError("opening it", file, cause);
    }
  }

  /** Adds a line and syncs it to disk. Throws StoreError, and then leaves the file as before. */
  append(value: object): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const line = Buffer.from(`${JSON.stringify(value)}\n`);
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
        const error = storeError("adding a line to it", this.#file, cause);
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = undefined;
  }

  async #write(lines: Buffer): Promise<void> {
    try {
      await this.#beforeLines?.();
      for (let sent = 0; sent < lines.length;) sent += (await this.#handle.write(lines, sent)).bytesWritten;
      await this.#handle.sync();
      this.#size += lines.length;
    } catch (cause) {
      await this.#handle.truncate(this.#size).catch(() => undefined);
      throw cause;
    }
  }

  /** Puts the lines into their final form, and closes the file. Throws StoreError. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#handle.close();
    await atomicWrite(this.#file, this.#tidy(await readFile(this.#file, "utf8"), this.#file));
  }
}
