import type { FontName } from "figlet";
import { lastCode, loadFont } from "./font-files.ts";
import { readableFonts } from "./fonts.ts";
import { addPieces, isBlankPiece, mostRows, type Pieces } from "./pieces.ts";

/** Printable ASCII without the space: the letters that are indexed. */
const firstCode = 0x21;
const letterCount = lastCode - firstCode + 1;

/**
 * Facts about a font's letters, known before anything is drawn. All letters share the same arrays: letter n is at
 * `pieceEnds[n]` to `pieceEnds[n + 1]`. The fonts have 23,000 letters in all, too many for an object each.
 */
export interface Letters {
  /** Number of strokes in each letter. */
  ink: Uint16Array;
  /** The distinct strokes of each letter by UTF-16 code, how often each occurs, and where each letter ends. */
  strokes: Uint16Array;
  counts: Uint16Array;
  strokeEnds: Uint32Array;
  /** The strokes, each with its surroundings (`addPieces`), and the row of each. */
  pieces: Int32Array;
  pieceRows: Uint8Array;
  pieceEnds: Uint32Array;
}

/**
 * How letters are set: as the font specifies, which usually lets them share strokes; side by side; or each in its full
 * width.
 */
export type Layout = "default" | "fitted" | "full";

/** FIGlet's layouts of fonts that set letters in full width, or side by side, by default. */
const [fullWidth, sideBySide] = [0, 1];

/** A font of FIGlet with its index. */
export class Font {
  readonly name: FontName;
  /** The layouts that look different from each other. */
  readonly layouts: readonly Layout[];
  readonly spaced: Letters;
  /** The two strokes that it draws with most, by their codes. */
  readonly usualStrokes: readonly number[];
  /** Whether it draws lower-case letters as capitals. */
  readonly isCaseless: boolean;
  #unspaced: Letters | undefined;
  #distinctness: number | undefined;

  constructor(name: FontName) {
    this.name = name;
    const { hLayout } = loadFont(name).options.fittingRules;
    this.layouts =
      hLayout === fullWidth
        ? ["default", "fitted"]
        : hLayout === sideBySide
          ? ["default", "full"]
          : ["default", "fitted", "full"];
    this.spaced = lettersOf(name, true);
    this.usualStrokes = usualStrokesOf(this.spaced);
    this.isCaseless = ["aA", "rR", "tT"].every(([small = "", large = ""]) => isSame(this.spaced, small, large));
  }

  /** Its letters with the blanks between their strokes, or without any. */
  letters(spaced: boolean): Letters {
    if (spaced) return this.spaced;
    return (this.#unspaced ??= lettersOf(this.name, false));
  }

  /**
   * How much its letters differ on average, from 0 to 1: little if all have the same frame, or differ from most others
   * by only a few strokes.
   */
  get distinctness(): number {
    return (this.#distinctness ??= distinctnessOf(this.name));
  }
}

let known: readonly Font[] | undefined;

/** The fonts in which names are searched for. Loading them takes a third of a second, so it happens on first use. */
export function allFonts(): readonly Font[] {
  known ??= readableFonts().map((name) => new Font(name));
  return known;
}

/** The index of a letter in `Letters`; undefined for one that is not indexed. */
export function placeOfLetter(code: number): number | undefined {
  return code >= firstCode && code <= lastCode ? code - firstCode : undefined;
}

/** Where the entries of a letter are in one of the shared arrays: the first, and the one after the last. */
export function rangeOf(ends: Uint32Array, place: number): [from: number, to: number] {
  return [ends[place] ?? 0, ends[place + 1] ?? 0];
}

/** The rows of a letter. */
export function rowsOfLetter(font: FontName, letter: string): string[] {
  const { options, letters } = loadFont(font);
  const { hardBlank = "" } = options;
  const rows = letters[letter.charCodeAt(0)] ?? [];
  return rows.slice(0, mostRows).map((row) => row.replaceAll(hardBlank, " "));
}

function lettersOf(font: FontName, spaced: boolean): Letters {
  const ink = new Uint16Array(letterCount);
  const [strokeEnds, pieceEnds] = [new Uint32Array(letterCount + 1), new Uint32Array(letterCount + 1)];
  const [strokes, counts]: [number[], number[]] = [[], []];
  const pieces: Pieces = { values: [], rows: [] };
  for (let place = 0; place < letterCount; place++) {
    const drawn = rowsOfLetter(font, String.fromCharCode(firstCode + place));
    const rows = spaced ? drawn : drawn.map((row) => row.replaceAll(" ", ""));
    const found = new Map<number, number>();
    for (const row of rows) {
      for (let at = 0; at < row.length; at++) {
        const code = row.charCodeAt(at);
        if (!isBlankPiece(code)) found.set(code, (found.get(code) ?? 0) + 1);
      }
    }
    for (const [stroke, count] of found) {
      strokes.push(stroke);
      counts.push(count);
      ink[place] = (ink[place] ?? 0) + count;
    }
    strokeEnds[place + 1] = strokes.length;
    addPieces(rows, spaced, pieces);
    pieceEnds[place + 1] = pieces.values.length;
  }
  return {
    ink,
    strokes: Uint16Array.from(strokes),
    counts: Uint16Array.from(counts),
    strokeEnds,
    pieces: Int32Array.from(pieces.values),
    pieceRows: Uint8Array.from(pieces.rows),
    pieceEnds,
  };
}

function usualStrokesOf({ strokes, counts, strokeEnds }: Letters): number[] {
  const sums = new Map<number, number>();
  for (const letter of "aeinorst") {
    const place = letter.charCodeAt(0) - firstCode;
    const [from, to] = rangeOf(strokeEnds, place);
    for (let at = from; at < to; at++) {
      const stroke = strokes[at] ?? 0;
      sums.set(stroke, (sums.get(stroke) ?? 0) + (counts[at] ?? 0));
    }
  }
  return [...sums]
    .sort((one, other) => other[1] - one[1])
    .slice(0, 2)
    .map(([stroke]) => stroke);
}

function isSame({ ink, pieces, pieceEnds }: Letters, small: string, large: string): boolean {
  const [here, there] = [small.charCodeAt(0) - firstCode, large.charCodeAt(0) - firstCode];
  if (ink[here] !== ink[there]) return false;
  const other = pieces.subarray(...rangeOf(pieceEnds, there));
  return pieces.subarray(...rangeOf(pieceEnds, here)).every((piece, index) => piece === other[index]);
}

function distinctnessOf(font: FontName): number {
  const pairs = ["ac", "er", "nu", "os", "it", "BR", "DO", "EF", "AH", "MN"];
  const shares = pairs.map((pair) => {
    const [one = [], other = []] = Array.from(pair, (letter) => rowsOfLetter(font, letter));
    return differing(one, other);
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Share of the strokes of two letters that do not occur in both. */
function differing(one: readonly string[], other: readonly string[]): number {
  let strokes = 0;
  let alike = 0;
  for (let row = 0; row < Math.max(one.length, other.length); row++) {
    const [here = "", there = ""] = [one[row], other[row]];
    for (let at = 0; at < Math.max(here.length, there.length); at++) {
      const [left = " ", right = " "] = [here[at], there[at]];
      strokes += Number(left !== " ") + Number(right !== " ");
      if (left !== " " && left === right) alike += 2;
    }
  }
  return strokes === 0 ? 0 : 1 - alike / strokes;
}
