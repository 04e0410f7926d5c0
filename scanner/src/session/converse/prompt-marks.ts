import { joined } from "./joined.ts";
import { CMD_EOR, GA } from "../../wire/index.ts";

/** Longest prompt to keep, in bytes from the end of the line. */
const promptBytes = 200;
/** Number of different prompts to keep per connection. */
const maxPrompts = 8;

/** A prompt that was followed by a mark: the last line before it, as bytes. */
export interface MarkedPrompt {
  mark: "EOR" | "GA";
  bytes: Buffer;
}

/**
 * Counts the telnet commands that mark the end of a prompt, IAC EOR (RFC 885) and IAC GA (RFC 854), and keeps the first
 * few prompts that they ended.
 */
export class PromptMarkCounter {
  readonly counts = { EOR: 0, GA: 0 };
  readonly #prompts = new Map<string, MarkedPrompt>();
  #line: Buffer = Buffer.alloc(0);

  /** The first different prompts, in order. */
  get prompts(): MarkedPrompt[] {
    return [...this.#prompts.values()];
  }

  /** Processes text as it arrives. */
  text(bytes: Uint8Array): void {
    const start = Math.max(bytes.lastIndexOf(0x0a) + 1, bytes.length - promptBytes);
    const end = bytes.subarray(start);
    this.#line = joined(start === 0 ? [this.#line, end] : [end]).subarray(-promptBytes);
  }

  /** Processes a two-byte telnet command. */
  command(command: number): void {
    const mark = command === CMD_EOR ? "EOR" : command === GA ? "GA" : undefined;
    if (mark === undefined) return;
    this.counts[mark] += 1;
    const key = `${mark} ${this.#line.toString("latin1")}`;
    if (this.#line.length > 0 && this.#prompts.size < maxPrompts && !this.#prompts.has(key))
      this.#prompts.set(key, { mark, bytes: this.#line });
    this.#line = Buffer.alloc(0);
  }
}
