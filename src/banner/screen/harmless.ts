import { bounds } from "./bounds.ts";
import { clampSequence, type ControlSequence } from "./control-sequence.ts";
import { harmlessCharacter } from "./harmless-characters.ts";
import { LineWidths } from "./line-widths.ts";

/** A text that an emulator can draw in bounded time and memory, and what was learnt about it. */
export interface HarmlessText {
  text: string;
  /** `CSI ? 33 h` was seen: blink means a bright background (iCE colours). */
  iceColours: boolean;
  /** Largest row and column that the cursor was moved to; 1 if it was not. */
  addressed: { row: number; column: number };
  /** Widths of lines that are wider than the usual screen. */
  widths: LineWidths;
  /** What was cut, as sentences. */
  problems: string[];
}

/**
 * Rewrites a text so that every terminal draws it the same way and none can be harmed by it. Parses in one pass as
 * ECMA-48 does, including C1 controls in their 8-bit form. Strings (OSC, DCS, APC, PM, SOS) are dropped, an unfinished
 * one only up to the end of its line, so that no word after it is lost. Colours, cursor movement, erasing and scroll
 * regions stay.
 */
export function harmless(raw: string): HarmlessText {
  const reader = new Reader(raw);
  return reader.read();
}

const controls = { BS: 8, TAB: 9, LF: 10, VT: 11, FF: 12, CR: 13, SO: 14, SI: 15, ESC: 0x1b } as const;
/**
 * Controls that may occur inside a sequence: all of C0 except those that end a line, end the sequence or start another.
 */
const held = String.raw`\x00-\x09\x0d-\x17\x19\x1c-\x1f`;
const holdsControl = new RegExp(`[${held}]`);
const heldControls = new RegExp(`[${held}]`, "g");
const heldAfterEscape = new RegExp(`[${held}]{0,64}`, "y");
/** Parameters, intermediates and the final byte of a control sequence, with controls between them. */
const sequenceBody = new RegExp(`^[${held}0-?]*[${held} -/]*[@-~]?`);
/** Colours as in nearly all banners. */
const plainColours = /([\d;]{0,64})m/y;
/** A C1 string that ends on its line. */
const endedString = /[^\x07\x1b\n\x9c]{0,8192}(?:\x07|\x9c|\x1b\\)/y;
/** A string up to its end or the end of the line. */
const anyString = /[^\x07\x1b\n\x9c]{0,8192}(?:\x07|\x9c|\x1b\\)?/y;
/** Printable ASCII, most of the text in most banners, is processed in runs. */
const asciiRun = /[ -~]+/y;

class Reader {
  readonly #source: string;
  #at = 0;
  #out = "";
  #lines = 0;
  #work = 0;
  readonly #result: Omit<HarmlessText, "text"> = {
    iceColours: false,
    addressed: { row: 1, column: 1 },
    widths: new LineWidths(),
    problems: [],
  };

  constructor(raw: string) {
    this.#source = raw.slice(0, bounds.characters);
    if (raw.length > bounds.characters) {
      this.#result.problems.push(`The text was cut after ${bounds.characters} of ${raw.length} characters.`);
    }
  }

  read(): HarmlessText {
    const source = this.#source;
    while (this.#at < source.length) {
      const code = source.charCodeAt(this.#at);
      if (code === controls.ESC) this.#escape();
      else if (code < 0x20) {
        this.#at += 1;
        this.#execute(code);
      } else if (code < 0x7f) this.#asciiRun();
      else if (code < 0xa0) this.#c1(code);
      else this.#character();
      if (this.#lines >= bounds.rows) {
        this.#result.problems.push(`The text was cut after ${bounds.rows} lines.`);
        break;
      }
    }
    this.#result.widths.endOfLine();
    return { ...this.#result, text: this.#out };
  }

  #execute(code: number): void {
    if (code === controls.LF || code === controls.VT || code === controls.FF) {
      this.#lines += 1;
      this.#result.widths.endOfLine();
      this.#out += "\n";
    } else if (code === controls.CR) {
      this.#result.widths.toColumn(0);
      this.#out += "\r";
    } else if (code === controls.BS || code === controls.TAB || code === controls.SO || code === controls.SI) {
      if (code === controls.TAB) this.#result.widths.tab();
      this.#out += String.fromCharCode(code);
    }
  }

  #asciiRun(): void {
    const run = this.#matchAt(asciiRun, this.#at);
    this.#result.widths.addAscii(run);
    this.#out += run;
    this.#at += run.length;
  }

  /** What a sticky pattern matches at an index; "" if it does not match. */
  #matchAt(pattern: RegExp, at: number): string {
    pattern.lastIndex = at;
    return pattern.exec(this.#source)?.[0] ?? "";
  }

  #character(): void {
    const point = this.#source.codePointAt(this.#at) ?? 0;
    this.#at += String.fromCodePoint(point).length;
    const text = harmlessCharacter(point);
    this.#result.widths.add(text);
    this.#out += text;
  }

  /** `ESC` and what follows; controls between the two are executed first, as on terminals. */
  #escape(): void {
    const between = this.#matchAt(heldAfterEscape, this.#at + 1);
    this.#executeHeld(between);
    this.#at += between.length;
    const next = this.#source[this.#at + 1] ?? "";
    if (next === "[") this.#controlSequence(this.#at + 2);
    else if ("]PX^_".includes(next) && next !== "") this.#string(this.#at + 2, anyString);
    else this.#shortEscape(next);
  }

  /**
   * A C1 control as one character (ECMA-48 section 5.3), or DEL. One that starts a complete sequence is parsed; otherwise only
   * the character is dropped, since it may be a letter in an encoding that was detected wrongly.
   */
  #c1(code: number): void {
    const meant = String.fromCharCode(code - 0x40);
    const start = this.#at + 1;
    if (meant === "[" && /[0-?]/.test(this.#source[start] ?? "")) this.#controlSequence(start);
    else if ("]PX^_".includes(meant)) this.#string(start, endedString);
    else this.#at = start;
  }

  /**
   * `CSI … final`. Controls inside are executed first. A line end, a new sequence or a non-ASCII character ends it
   * unfinished, and is then parsed by itself.
   * @param start index of its parameters
   */
  #controlSequence(start: number): void {
    plainColours.lastIndex = start;
    const parameters = plainColours.exec(this.#source)?.[1];
    if (parameters !== undefined) {
      this.#at = plainColours.lastIndex;
      this.#pass({ prefix: "", parameters, final: "m" });
    } else this.#anyControlSequence(start);
  }

  #anyControlSequence(start: number): void {
    const [body = ""] = sequenceBody.exec(this.#source.slice(start, start + 512)) ?? [];
    this.#at = start + body.length;
    if (holdsControl.test(body)) this.#executeHeld(body);
    const match = /^([<=>?]?)([0-9:;<=>?]*)([ -/]*)([@-~]?)/.exec(body.replace(heldControls, ""));
    const [, prefix = "", parameters = "", intermediates = "", final = ""] = match ?? [];
    if (final === "" || intermediates !== "" || /[<=>?]/.test(parameters)) return;
    this.#pass({ prefix, parameters, final });
  }

  #pass(sequence: ControlSequence): void {
    const { text, work } = clampSequence(sequence);
    this.#learn(sequence);
    if (work > 0 && this.#work + work > bounds.work) {
      if (this.#work <= bounds.work) this.#result.problems.push("Control sequences that move rows were cut: too many.");
      this.#work = bounds.work + 1;
      return;
    }
    this.#work += work;
    this.#out += text;
  }

  #learn({ prefix, parameters, final }: ControlSequence): void {
    if (prefix === "?" && (final === "h" || final === "l") && parameters.split(";").includes("33")) {
      this.#result.iceColours = final === "h";
    }
    if (final !== "m" && final !== "t") this.#result.widths.lose();
    if (prefix !== "" || !"HfGd".includes(final)) return;
    const [first = "", second = ""] = parameters.split(";");
    const row = final === "G" ? 1 : Number(first);
    const column = final === "G" ? Number(first) : final === "d" ? 1 : Number(second);
    const { addressed } = this.#result;
    // Moving the cursor far away queries the window size; nothing is drawn there.
    if (row <= 120) addressed.row = Math.max(addressed.row, row);
    if (column <= bounds.columns) addressed.column = Math.max(addressed.column, column);
  }

  #string(start: number, shape: RegExp): void {
    this.#at = start + this.#matchAt(shape, start).length;
  }

  #executeHeld(text: string): void {
    for (const [control] of text.matchAll(heldControls)) this.#execute(control.charCodeAt(0));
  }

  #shortEscape(next: string): void {
    const designated = this.#source[this.#at + 2] ?? "";
    if (next === "(" || next === ")") {
      if (designated === "0" || designated === "B") this.#out += `\x1b${next}${designated}`;
      this.#at += 3;
    } else if (next !== "" && "*+-./# %".includes(next)) this.#at += 3;
    else if (next !== "" && "78DEHM".includes(next)) {
      this.#saveOrIndex(next);
    } else if (next === "c") {
      this.#at += 2;
      this.#out += "\x1b[0m\x1b[r\x1b[H\x1b[2J";
    } else this.#at += /^[0-~]$/.test(next) ? 2 : 1;
  }

  #saveOrIndex(next: string): void {
    this.#at += 2;
    this.#result.widths.lose();
    if ("DEM".includes(next)) {
      this.#lines += next === "M" ? 0 : 1;
      this.#work += 1;
      if (this.#work > bounds.work) return;
    }
    this.#out += `\x1b${next}`;
  }
}
