import figlet, { type FontName } from "figlet";
import { type Bitmap, bitmapOf, mostColumns } from "./bitmap.ts";
import { loadFont } from "./font-files.ts";
import type { DrawingPlace } from "./likeness.ts";
import { casesOf } from "./name-parts.ts";

/** Fonts whose letters are made of pixels, either all of one stroke or of blocks and half blocks. */
export const pixelFonts = [
  ...["Banner", "Banner3", "Old Banner", "3x5", "Reverse", "Caligraphy"],
  ...["ANSI Regular", "ANSI Compact", "Linguaholic Mini Block"],
] as const satisfies FontName[];

/** Columns and rows of a screen that one pixel of a font may take. */
type Scale = readonly [columns: number, rows: number];

/** A font at one scale, with the letters drawn so far; undefined for one that it lacks or that is too wide to compare. */
interface ScaledFont {
  font: FontName;
  scale: Scale;
  letters: Map<string, PixelLetter | undefined>;
}

/** The fonts as they may be drawn on a screen with so many pixels per character. */
const scaledFonts: Readonly<Record<Bitmap["perCell"], readonly ScaledFont[]>> = {
  1: atScales([1, 1], [2, 1]),
  2: atScales([1, 1], [2, 2]),
};

function atScales(...scales: readonly Scale[]): ScaledFont[] {
  return pixelFonts.flatMap((font) => scales.map((scale) => ({ font, scale, letters: new Map() })));
}

/** Share of its pixels that may be wrong, in a letter and in a whole text; in a short text almost none. */
const mostWrong = { letter: 0.14, text: 0.07, shortText: 0.03 } as const;
const shortText = 5;
/** Columns between letters, and between words, in pixels of the font. */
const letterGap = 3;
const wordGap = 12;
/** Minimum number of pixel rows in letters. */
const fewestRows = 5;

/** A letter without empty columns at its sides; the pixels of a row are the bits of a number. */
interface PixelLetter {
  width: number;
  rows: readonly number[];
  /** The same for letters that look the same. */
  look: number;
}

/** Numbers for what letters look like. */
const looks = new Map<string, number>();

function letterOf(scaled: ScaledFont, letter: string): PixelLetter | undefined {
  const { letters } = scaled;
  if (!letters.has(letter)) letters.set(letter, drawLetter(scaled, letter));
  return letters.get(letter);
}

function drawLetter({ font, scale: [columns, rows] }: ScaledFont, letter: string): PixelLetter | undefined {
  loadFont(font);
  const drawn = figlet.textSync(letter, { font, horizontalLayout: "full" }).split("\n");
  const { width, windows } = bitmapOf(drawn, (character) => character !== " ");
  const used = Array.from({ length: width }, (_, at) => at).filter((at) =>
    windows.some((row) => ((row[at] ?? 0) & 1) === 1),
  );
  const [from, to] = [used[0], used.at(-1)];
  if (from === undefined || to === undefined || (to - from + 1) * columns > mostColumns) return undefined;
  const wide = (row: Int32Array): number => {
    let bits = 0;
    for (let at = (to - from + 1) * columns - 1; at >= 0; at--)
      bits = (bits << 1) | ((row[from + Math.floor(at / columns)] ?? 0) & 1);
    return bits;
  };
  const all = windows.flatMap((row) => Array.from({ length: rows }, () => wide(row)));
  const look = all.join();
  if (!looks.has(look)) looks.set(look, looks.size);
  return { width: (to - from + 1) * columns, rows: all, look: looks.get(look) ?? 0 };
}

/** A text in a font, prepared to be searched for. */
interface Text {
  letters: readonly PixelLetter[];
  /** Widest gap before each letter. */
  gaps: readonly number[];
  /** First row with pixels, and the row after the last. */
  from: number;
  to: number;
}

/** Searches the pixels of a screen for a text in any of the pixel fonts, at any of their scales. */
export function placeInBitmap(screen: Bitmap, text: string): DrawingPlace | undefined {
  const seen = new Set<string>();
  const spellings = casesOf(text);
  for (const scaled of scaledFonts[screen.perCell]) {
    for (const cased of spellings) {
      const set = setText(cased, scaled);
      if (set === undefined) continue;
      const look = set.letters.map((letter) => letter.look).join();
      if (seen.has(look)) continue;
      seen.add(look);
      const place = placeOf(screen, set);
      if (place !== undefined) return place;
    }
  }
  return undefined;
}

function setText(text: string, scaled: ScaledFont): Text | undefined {
  const { scale } = scaled;
  const solid: PixelLetter[] = [];
  const gaps: number[] = [];
  let gap = 0;
  for (const letter of text) {
    if (letter === " ") gap = wordGap * scale[0];
    else {
      const drawn = letterOf(scaled, letter);
      if (drawn === undefined) return undefined;
      solid.push(drawn);
      gaps.push(solid.length === 1 ? 0 : Math.max(gap, letterGap * scale[0]));
      gap = 0;
    }
  }
  const height = solid[0]?.rows.length ?? 0;
  const used = Array.from({ length: height }, (_, at) => at).filter((at) =>
    solid.some(({ rows }) => (rows[at] ?? 0) !== 0),
  );
  const [from, last] = [used[0], used.at(-1)];
  if (from === undefined || last === undefined || last - from + 1 < fewestRows * scale[1]) return undefined;
  return { letters: solid, gaps, from, to: last + 1 };
}

function placeOf(screen: Bitmap, text: Text): DrawingPlace | undefined {
  const most = text.letters.length < shortText ? mostWrong.shortText : mostWrong.text;
  const height = text.to - text.from;
  const [first] = text.letters;
  if (first === undefined) return undefined;
  const mostOfFirst = Math.floor(first.width * height * mostWrong.letter);
  const mask = maskOf(first);
  const ink = inkOf(first, text);
  const area = text.letters.reduce((sum, { width }) => sum + width, 0) * height;
  const least = text.letters.reduce((sum, letter) => sum + inkOf(letter, text), 0) - Math.floor(area * most);
  const heaviest = first.rows.reduce((best, row, at) => (bitsIn(row) > bitsIn(first.rows[best] ?? 0) ? at : best), 0);
  for (let y = 0; y + height <= screen.windows.length; y++) {
    const line = screen.windows[y + heaviest - text.from];
    const [above, below] = [screen.sums[y], screen.sums[y + height]];
    const inkUpTo = (x: number): number => (below?.[x] ?? 0) - (above?.[x] ?? 0);
    const whole = inkUpTo(screen.width);
    // To the right of where less is drawn than the text needs, it cannot begin.
    for (let x = 0; x < screen.width && whole - inkUpTo(x) >= least; x++) {
      // Most of a screen is blank, and most of the rest is not a first letter, so that is checked first: whether
      // anything is drawn there, about as much as in the letter, and then whether it is the letter.
      if (((line?.[x] ?? 0) & mask) === 0) continue;
      const end = Math.min(x + first.width, screen.width);
      if (Math.abs(inkUpTo(end) - inkUpTo(x) - ink) > mostOfFirst) continue;
      if (wrongPixels(screen, first, text, x, y, mostOfFirst) > mostOfFirst) continue;
      const share = wrongShare(screen, text, x, y);
      if (share > most) continue;
      const row = Math.floor(y / screen.perCell);
      return { row, height: Math.ceil((y + height) / screen.perCell) - row, likeness: 1 - share };
    }
  }
  return undefined;
}

/** Number of pixels of a letter in the rows of a text. */
function inkOf({ rows }: PixelLetter, { from, to }: Text): number {
  return rows.slice(from, to).reduce((sum, row) => sum + bitsIn(row), 0);
}

function maskOf({ width }: PixelLetter): number {
  return width === mostColumns ? 0x7fffffff : (1 << width) - 1;
}

/** Share of pixels that differ if a text starts at a column; 1 if one of its letters is not there. */
function wrongShare(screen: Bitmap, text: Text, x: number, y: number): number {
  let at = x;
  let wrong = 0;
  let all = 0;
  for (const [index, letter] of text.letters.entries()) {
    const area = letter.width * (text.to - text.from);
    let most = Math.floor(area * mostWrong.letter);
    let end: number | undefined;
    for (let gap = 0; gap <= (text.gaps[index] ?? 0) && most >= 0; gap++) {
      const here = wrongPixels(screen, letter, text, at + gap, y, most);
      if (here > most) continue;
      most = here - 1;
      end = at + gap + letter.width;
    }
    if (end === undefined) return 1;
    wrong += most + 1;
    all += area;
    at = end;
  }
  return wrong / all;
}

/** Number of pixels that differ from a letter's; stops counting beyond `most`. */
function wrongPixels(
  { windows }: Bitmap,
  letter: PixelLetter,
  { from, to }: Text,
  x: number,
  y: number,
  most: number,
): number {
  const mask = maskOf(letter);
  let wrong = 0;
  for (let row = from; row < to && wrong <= most; row++)
    wrong += bitsIn(((windows[y + row - from]?.[x] ?? 0) & mask) ^ (letter.rows[row] ?? 0));
  return wrong;
}

/** Number of bits set in a number. */
function bitsIn(number: number): number {
  let bits = number - ((number >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
