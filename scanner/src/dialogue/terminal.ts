import { columnsOf } from "../text/index.ts";

/** How a terminal reacts to what it is sent. */
export type TerminalEvent =
  /** ESC [ 6 n: report the cursor position. */
  | { type: "position"; reply: string }
  /** ESC [ 5 n (report status) and ESC [ c (identify). */
  | { type: "report"; reply: string }
  /** SyncTERM's ESC [ p ; n SP D: selects a font, which implies a code page. */
  | { type: "font"; font: number };

/** Longest control sequence to parse; longer ones are ignored. */
const maxSequence = 64;

/** Larger parameters are clamped to this. */
const maxParameter = 9999;

/**
 * Just enough of a terminal to answer queries correctly: the column (and the row, once it has been set), the window
 * size, and the queries that servers use to find out whether someone is there. Any way of splitting the bytes gives the
 * same result.
 */
export class Terminal {
  readonly #columns: number;
  readonly #rows: number;
  #column = 1;
  #row = 1;
  #state: "text" | "escape" | "csi" | "string" = "text";
  #sequence = "";
  #utf8 = { left: 0, codePoint: 0 };
  /** Columns provisionally counted for the bytes of an unfinished UTF-8 character. */
  #held = 0;

  constructor(columns = 80, rows = 25) {
    this.#columns = columns;
    this.#rows = rows;
  }

  /** The cursor's column, from 1. After the last column it stays there until the next character wraps. */
  get column(): number {
    return Math.min(this.#column, this.#columns);
  }

  /** Processes bytes. Returns the queries among them with their answers, in order. */
  show(bytes: Uint8Array): TerminalEvent[] {
    const events: TerminalEvent[] = [];
    for (const byte of bytes) {
      const event = this.#byte(byte);
      if (event !== undefined) events.push(event);
    }
    return events;
  }

  #byte(byte: number): TerminalEvent | undefined {
    switch (this.#state) {
      case "text":
        if (byte === 0x1b) this.#state = "escape";
        else this.#textByte(byte);
        return undefined;
      case "escape":
        this.#sequence = "";
        if (byte === 0x5b) this.#state = "csi";
        else if (byte === 0x5d || byte === 0x50 || byte === 0x58 || byte === 0x5e || byte === 0x5f)
          this.#state = "string";
        // Character set designations have one more byte.
        else if (byte < 0x20 || byte > 0x2f) this.#state = "text";
        return undefined;
      case "string":
        if (byte === 0x1b) this.#state = "escape";
        else if (byte === 0x07) this.#state = "text";
        return undefined;
      case "csi":
        if (byte >= 0x40 && byte <= 0x7e) {
          this.#state = "text";
          return this.#control(String.fromCharCode(byte));
        }
        if (byte < 0x20 || this.#sequence.length >= maxSequence) this.#state = "text";
        else this.#sequence += String.fromCharCode(byte);
        return undefined;
    }
  }

  #control(final: string): TerminalEvent | undefined {
    const font = /^\d{1,4};(\d{1,4}) $/.exec(this.#sequence);
    if (final === "D" && font !== null) return { type: "font", font: Number(font[1]) };
    if (!/^[\d;]*$/.test(this.#sequence)) return undefined;
    const [first = 0, second = 0] = this.#sequence.split(";").map((text) => Math.min(Number(text), maxParameter));
    if (final === "n" && this.#sequence === "6") {
      return { type: "position", reply: `\x1b[${this.#row};${this.column}R` };
    }
    if (final === "n" && this.#sequence === "5") return { type: "report", reply: "\x1b[0n" };
    if (final === "c" && first === 0) return { type: "report", reply: "\x1b[?1;2c" };
    this.#moveBy(final, first, second);
    return undefined;
  }

  #moveBy(final: string, first: number, second: number): void {
    if (final === "C") this.#move(this.#column + Math.max(1, first));
    else if (final === "D") this.#move(this.#column - Math.max(1, first));
    else if (final === "G") this.#move(first);
    else if (final === "H" || final === "f") {
      this.#row = Math.min(Math.max(1, first), this.#rows);
      this.#move(second);
    }
  }

  #textByte(byte: number): void {
    if (byte >= 0x80) {
      this.#highByte(byte);
      return;
    }
    this.#breakUtf8();
    if (byte === 0x08) this.#move(this.#column - 1);
    else if (byte === 0x0d) this.#move(1);
    else if (byte === 0x09) this.#move(this.#column + 8 - ((this.#column - 1) % 8));
    else this.#advance(columnsOf(byte));
  }

  /** Valid UTF-8 counts per character; any other byte takes one column, as in every code page. */
  #highByte(byte: number): void {
    const { left, codePoint } = this.#utf8;
    if (left > 0 && byte < 0xc0) {
      this.#utf8 = { left: left - 1, codePoint: (codePoint << 6) | (byte & 0x3f) };
      this.#held += 1;
      if (left > 1) this.#column += 1;
      else this.#column += columnsOf(this.#utf8.codePoint) - this.#held + 1;
      return;
    }
    this.#breakUtf8();
    this.#advance(1);
    this.#held = 1;
    if (byte >= 0xc2 && byte < 0xe0) this.#utf8 = { left: 1, codePoint: byte & 0x1f };
    else if (byte >= 0xe0 && byte < 0xf0) this.#utf8 = { left: 2, codePoint: byte & 0x0f };
    else if (byte >= 0xf0 && byte < 0xf5) this.#utf8 = { left: 3, codePoint: byte & 0x07 };
  }

  #breakUtf8(): void {
    if (this.#utf8.left > 0) this.#utf8 = { left: 0, codePoint: 0 };
  }

  #advance(columns: number): void {
    if (columns > 0 && this.#column > this.#columns) this.#column = 1;
    this.#column += columns;
  }

  #move(column: number): void {
    this.#column = Math.min(Math.max(1, column), this.#columns);
  }
}
