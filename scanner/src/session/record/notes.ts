import type { Note } from "../../record/index.ts";
import { maxNotes } from "../limits.ts";
import { beginning } from "../../text/index.ts";

/** The notes of one record: each code at most once, and a limited number. */
export class Notes {
  readonly #notes = new Map<string, Note>();

  /** @param code kebab-case; @param text a sentence for people */
  add(code: string, text: string): void {
    if (this.#notes.has(code) || this.#notes.size >= maxNotes) return;
    this.#notes.set(code, { code: code.slice(0, 60), text: beginning(text, 500) });
  }

  list(): Note[] {
    return [...this.#notes.values()];
  }
}
