import { columnsOf } from "../text/index.ts";

/** What a terminal does about what it is shown. */
export type TerminalEvent =
  /** ESC [ 6 n: where is the cursor? */
  | { type: "position"; reply: string }
  /** ESC [ 5 n (are you well?) and ESC [ c (what are you?). */
  | { type: "report"; reply: string }
  /** SyncTERM's ESC [ p ; n SP D: a font, which names a code page. */
  | { type: "font"; font: number };

/** Parameters of one control sequence that are read, and the length of one that is believed. */
const MAX_SEQUENCE = 64;

/** Largest parameter that is believed. */
const MAX_PARAMETER = 9999;

/**
 * As much of a terminal as it takes to answer questions truly: the column (and the row once it was set), the window's
 * size, and the queries that servers use to find out whether someone is there. Resumable: any split of the bytes gives the same.
 */
export class Terminal {
  readonly #columns: number;
  readonly #rows: number;
  #column = 1;
  #row = 1;
  #state: "text" | "escape" | "csi" | "string" = "text";
  #sequence = "";
  #utf8 = { left: 0, codePoint: 0 };
  /** Columns that the bytes of an unfinished UTF-8 character were given for the time being. */
  #held = 0;

  constructor(columns = 80, rows = 25) {
    this.#columns = columns;
    this.#rows = rows;
  }

  /** The cursor's column, from 1; behind the last one it stays there until the next character wraps. */
  get column(): number {
    return Math.min(this.#column, this.#columns);
  }

  /** Shows bytes, and gives back the questions among them with their answers, in their order. */
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
        // Designations of character sets have a byte more.
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
        if (byte < 0x20 || this.#sequence.length >= MAX_SEQUENCE) this.#state = "text";
        else this.#sequence += String.fromCharCode(byte);
        return undefined;
    }
  }

  #control(final: string): TerminalEvent | undefined {
    const font = /^\d{1,4};(\d{1,4}) $/.exec(this.#sequence);
    if (final === "D" && font !== null) return { type: "font", font: Number(font[1]) };
    if (!/^[\d;]*$/.test(this.#sequence)) return undefined;
    const [first = 0, second = 0] = this.#sequence.split(";").map((text) => Math.min(Number(text), MAX_PARAMETER));
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

  /** Valid UTF-8 counts by its characters; any other byte takes one column, as in every code page. */
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
    this.#utf8 = { left: 0, codePoint: 0 };
  }

  #advance(columns: number): void {
    if (columns > 0 && this.#column > this.#columns) this.#column = 1;
    this.#column += columns;
  }

  #move(column: number): void {
    this.#column = Math.min(Math.max(1, column), this.#columns);
  }
}
