import { textEndBytes } from "../limits.ts";

/** Collects a text of any length in bounded memory: its beginning up to a limit, and its last bytes. */
export class TextBuffer {
  /** Total bytes received, including those that were dropped. */
  length = 0;
  readonly #most: number;
  readonly #head: Uint8Array[] = [];
  #room: number;
  #end: Buffer = Buffer.alloc(0);
  #dropped = false;

  /** @param most bytes to keep from the beginning */
  constructor(most: number) {
    this.#most = most;
    this.#room = most;
  }

  /** True when bytes between the beginning and the end were dropped. */
  get cut(): boolean {
    return this.#dropped || this.length > this.#most + textEndBytes;
  }

  /** Appends another text, including its count of dropped bytes. */
  append(other: TextBuffer): void {
    const bytes = other.bytes();
    this.add(bytes);
    this.length += other.length - bytes.length;
    this.#dropped ||= other.cut;
  }

  add(bytes: Uint8Array): void {
    this.length += bytes.length;
    const head = bytes.subarray(0, this.#room);
    this.#room -= head.length;
    if (head.length > 0) this.#head.push(head);
    this.#end = lastOf(Buffer.concat([this.#end, lastOf(bytes)]));
  }

  /** The last bytes of the text, at most 4 KB. */
  end(): Buffer {
    return this.#end;
  }

  /** The text; if it was cut, its beginning followed by its end. */
  bytes(): Buffer {
    const behind = Math.min(this.length - (this.#most - this.#room), textEndBytes);
    return Buffer.concat([...this.#head, this.#end.subarray(this.#end.length - behind)]);
  }
}

function lastOf(bytes: Uint8Array): Buffer {
  const last = bytes.subarray(Math.max(0, bytes.length - textEndBytes));
  return Buffer.from(last.buffer, last.byteOffset, last.byteLength);
}
