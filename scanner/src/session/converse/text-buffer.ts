import { textEndBytes } from "../limits.ts";
import { asBuffer, joined } from "./joined.ts";

/** Collects a text of any length in bounded memory: its beginning up to a limit, and its last bytes. */
export class TextBuffer {
  /** Total bytes received, including those that were dropped. */
  length = 0;
  readonly #most: number;
  readonly #head: Uint8Array[] = [];
  #room: number;
  /** The last of the bytes for which the beginning had no room. */
  #tail: Buffer = empty;
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

  /**
   * Appends another text, including its count of dropped bytes.
   * @param other a text with the same limit
   * @throws RangeError for another limit: the end of a cut text would be taken for what follows its beginning
   */
  append(other: TextBuffer): void {
    if (other.#most !== this.#most)
      throw new RangeError(
        `A text limited to ${other.#most} bytes cannot be appended to one limited to ${this.#most}.`,
      );
    const bytes = other.bytes();
    this.add(bytes);
    this.length += other.length - bytes.length;
    this.#dropped ||= other.cut;
  }

  /** Appends bytes, which must not change afterwards. */
  add(bytes: Uint8Array): void {
    this.length += bytes.length;
    const head = bytes.subarray(0, this.#room);
    this.#room -= head.length;
    if (head.length > 0) this.#head.push(head);
    if (head.length < bytes.length) this.#tail = lastOf(joined([this.#tail, lastOf(bytes.subarray(head.length))]));
  }

  /** The last bytes of the text, at most 4 KB. */
  end(): Buffer {
    return this.#tail.length < textEndBytes ? lastOf(this.bytes()) : this.#tail;
  }

  /** The text; if it was cut, its beginning followed by its end. */
  bytes(): Buffer {
    return joined([...this.#head, this.#tail]);
  }
}

const empty = Buffer.alloc(0);

function lastOf(bytes: Uint8Array): Buffer {
  return asBuffer(bytes.subarray(Math.max(0, bytes.length - textEndBytes)));
}
