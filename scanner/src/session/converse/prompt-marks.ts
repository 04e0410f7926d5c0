import { CMD_EOR, GA } from "../../wire/index.ts";

/** Bytes at the end of a line that are kept as a prompt. */
const PROMPT_BYTES = 200;
/** Different prompts that are kept of one connection. */
const MAX_PROMPTS = 8;

/** A text that ended with a mark, as bytes: the last line before it. */
export interface MarkedPrompt {
  mark: "EOR" | "GA";
  bytes: Buffer;
}

/**
 * Counts the telnet commands by which a server says "here my prompt ends": IAC EOR (RFC 885) and IAC GA (RFC 854), and
 * keeps the first few prompts that ended so.
 */
export class PromptMarks {
  readonly counts = { EOR: 0, GA: 0 };
  readonly #prompts = new Map<string, MarkedPrompt>();
  #line = Buffer.alloc(0);

  /** The first different prompts, in their order. */
  get prompts(): MarkedPrompt[] {
    return [...this.#prompts.values()];
  }

  /** Takes text as it comes. */
  text(bytes: Uint8Array): void {
    const start = Math.max(bytes.lastIndexOf(0x0a) + 1, bytes.length - PROMPT_BYTES);
    const end = bytes.subarray(start);
    this.#line = Buffer.concat(start === 0 ? [this.#line, end] : [end]).subarray(-PROMPT_BYTES);
  }

  /** Takes a telnet command of two bytes. */
  command(command: number): void {
    const mark = command === CMD_EOR ? "EOR" : command === GA ? "GA" : undefined;
    if (mark === undefined) return;
    this.counts[mark] += 1;
    const key = `${mark} ${this.#line.toString("latin1")}`;
    if (this.#line.length > 0 && this.#prompts.size < MAX_PROMPTS && !this.#prompts.has(key))
      this.#prompts.set(key, { mark, bytes: this.#line });
    this.#line = Buffer.alloc(0);
  }
}
