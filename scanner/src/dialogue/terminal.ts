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

/** A character of several bytes in UTF-8, of which some have arrived. */
interface UnfinishedCharacter {
  /** Bytes that are still to come. */
  left: number;
  codePoint: number;
  /** Columns provisionally counted, one per byte. */
  columns: number;
}

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
  #unfinished: UnfinishedCharacter | undefined;

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
    let at = 0;
    while (at < bytes.length) {
      const end = this.#state === "text" ? endOfPrintable(bytes, at) : at;
      if (end > at) {
        this.#print(end - at);
        at = end;
      } else {
        const event = this.#byte(bytes[at] ?? 0);
        if (event !== undefined) events.push(event);
        at += 1;
      }
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
    // Most sequences set a colour, which moves nothing.
    if (final === "m") return undefined;
    const font = /^\d{1,4};(\d{1,4}) $/.exec(this.#sequence);
    if (final === "D" && font !== null) return { type: "font", font: Number(font[1]) };
    if (!/^[\d;]*$/.test(this.#sequence)) return undefined;
    const parameters = this.#sequence.split(";").map(Number);
    const [first, second] = [parameters[0] ?? 0, parameters[1] ?? 0];
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
    this.#unfinished = undefined;
    if (byte === 0x08) this.#move(this.#column - 1);
    else if (byte === 0x0d) this.#move(1);
    else if (byte === 0x09) this.#move(this.#column + 8 - ((this.#column - 1) % 8));
    else this.#advance(columnsOf(byte));
  }

  /** Valid UTF-8 counts per character; any other byte takes one column, as in every code page. */
  #highByte(byte: number): void {
    const open = this.#unfinished;
    if (open === undefined || byte >= 0xc0) {
      this.#advance(1);
      this.#unfinished = startOfCharacter(byte);
      return;
    }
    const [left, codePoint] = [open.left - 1, (open.codePoint << 6) | (byte & 0x3f)];
    this.#column += left > 0 ? 1 : columnsOf(codePoint) - open.columns;
    this.#unfinished = left > 0 ? { left, codePoint, columns: open.columns + 1 } : undefined;
  }

  /** Printable ASCII, of which most screens consist: as many times `#advance(1)`. */
  #print(characters: number): void {
    this.#unfinished = undefined;
    const before = Math.min(this.#column - 1, this.#columns);
    this.#column = ((before + characters - 1) % this.#columns) + 2;
  }

  #advance(columns: number): void {
    if (columns > 0 && this.#column > this.#columns) this.#column = 1;
    this.#column += columns;
  }

  #move(column: number): void {
    this.#column = Math.min(Math.max(1, column), this.#columns);
  }
}

/** Where a run of printable ASCII that begins at a position ends; the position itself if there is none. */
function endOfPrintable(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at] ?? 0; byte >= 0x20 && byte < 0x7f; byte = bytes[at] ?? 0) at += 1;
  return at;
}

/** @returns undefined if a byte begins no character of several bytes (RFC 3629 section 4) */
function startOfCharacter(byte: number): UnfinishedCharacter | undefined {
  if (byte < 0xc2 || byte > 0xf4) return undefined;
  if (byte < 0xe0) return { left: 1, codePoint: byte & 0x1f, columns: 1 };
  if (byte < 0xf0) return { left: 2, codePoint: byte & 0x0f, columns: 1 };
  return { left: 3, codePoint: byte & 0x07, columns: 1 };
}
