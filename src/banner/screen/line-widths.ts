import { columnsOf } from "@mudlark/scanner/text";
import { usualScreen } from "./bounds.ts";

/** Measures the lines of a text roughly, to distinguish art drawn for a wider screen from prose that a client wraps. */
export class LineWidths {
  /** Width of each line wider than the usual screen, and whether it is made of words. */
  readonly wide: { width: number; prose: boolean }[] = [];
  #column = 0;
  #letters = 0;
  #ink = 0;
  #known = true;

  /** Adds one non-ASCII character ("" if it draws nothing). */
  add(text: string): void {
    const code = text.codePointAt(0) ?? 0x20;
    this.#column += text === "" ? 0 : columnsOf(code);
    if (code === 0x20) return;
    this.#ink += 1;
    if (/\p{L}/u.test(text)) this.#letters += 1;
  }

  /** Adds a run of printable ASCII characters. */
  addAscii(run: string): void {
    this.#column += run.length;
    for (let at = 0; at < run.length; at++) {
      const code = run.charCodeAt(at);
      if (code === 0x20) continue;
      this.#ink += 1;
      const lower = code | 0x20;
      if (lower >= 0x61 && lower <= 0x7a) this.#letters += 1;
    }
  }

  tab(): void {
    this.#column = (Math.floor(this.#column / 8) + 1) * 8;
  }

  toColumn(column: number): void {
    if (column === 0) this.#record();
    this.#column = column;
  }

  /** The cursor was moved, so the width of this line is unknown. */
  lose(): void {
    this.#known = false;
  }

  endOfLine(): void {
    this.#record();
    this.#column = 0;
    this.#known = true;
  }

  #record(): void {
    if (this.#known && this.#column > usualScreen.columns) {
      this.wide.push({ width: this.#column, prose: this.#letters > this.#ink * 0.6 });
    }
    this.#letters = this.#ink = 0;
  }
}
