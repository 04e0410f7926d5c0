import figlet, { type FontName } from "figlet";

/** What is known about one letter of a font before anything is drawn with it. */
export interface Glyph {
  /** How often each stroke occurs in it, by its UTF-16 code. */
  strokes: ReadonlyMap<number, number>;
  /** Number of strokes. */
  ink: number;
  /** Its strokes, each with its surroundings (`piecesOf`). */
  pieces: Uint32Array;
}

const glyphs = new Map<string, Glyph>();

/**
 * One letter of a font. Cached, because FIGlet is slow: a few hundred bytes each.
 * @param spaced with the blanks between its strokes, or without any
 */
export function glyphOf(font: FontName, letter: string, spaced = true): Glyph {
  const key = `${font}${spaced ? "" : "\n"}${letter}`;
  const kept = glyphs.get(key);
  if (kept !== undefined) return kept;
  const drawn = figlet.textSync(letter, { font, horizontalLayout: "full" });
  const rows = (spaced ? drawn : drawn.replace(/ /g, "")).split("\n");
  const strokes = new Map<number, number>();
  for (const stroke of rows.join("").replace(/\s/g, "")) {
    const code = stroke.charCodeAt(0);
    strokes.set(code, (strokes.get(code) ?? 0) + 1);
  }
  const ink = [...strokes.values()].reduce((sum, count) => sum + count, 0);
  const glyph: Glyph = { strokes, ink, pieces: Uint32Array.from(piecesOf(rows, spaced)) };
  glyphs.set(key, glyph);
  return glyph;
}

/** Whether a font draws lower-case letters as capitals. */
export function isCaseless(font: FontName): boolean {
  return ["a", "r", "t"].every((letter) => {
    const [small, large] = [glyphOf(font, letter), glyphOf(font, letter.toUpperCase())];
    return small.ink === large.ink && small.pieces.every((value, index) => value === large.pieces[index]);
  });
}

/**
 * Every stroke of some rows with its neighbours to the left, to the right and below, each group of four as one number.
 * What is left and right of the rows is unknown, because the letters of a text touch there.
 * @param spaced without blanks, rows are not aligned, so nothing is below a stroke
 */
export function piecesOf(rows: readonly string[], spaced: boolean): number[] {
  const pieces: number[] = [];
  for (const [index, row] of rows.entries()) {
    const below = spaced ? (rows[index + 1] ?? "") : "";
    for (let at = 1; at < row.length - 1; at++) {
      const stroke = row.charCodeAt(at);
      if (stroke === blank) continue;
      const under = at < below.length ? below.charCodeAt(at) : blank;
      pieces.push(piece(row.charCodeAt(at - 1), stroke, row.charCodeAt(at + 1), under));
    }
  }
  return pieces;
}

const blank = 0x20;

/** Codes of the Basic Multilingual Plane hashed to 32 bits: collisions are rare and harmless. */
function piece(left: number, stroke: number, right: number, under: number): number {
  const factor = 0x9e3b;
  return (Math.imul(Math.imul(Math.imul(left, factor) + stroke, factor) + right, factor) + under) >>> 0;
}

const usual = new Map<FontName, readonly number[]>();

/** The two strokes that a font uses most, by their codes. */
export function usualStrokes(font: FontName): readonly number[] {
  const kept = usual.get(font);
  if (kept !== undefined) return kept;
  const counts = new Map<number, number>();
  for (const letter of "aeinorst") {
    for (const [stroke, count] of glyphOf(font, letter).strokes) counts.set(stroke, (counts.get(stroke) ?? 0) + count);
  }
  const most = [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, 2)
    .map(([stroke]) => stroke);
  usual.set(font, most);
  return most;
}

const distinct = new Map<FontName, number>();

/**
 * How much the letters of a font differ, 0 to 1: little if each is in the same frame, or only a few of many strokes
 * differ.
 */
export function distinctness(font: FontName): number {
  const kept = distinct.get(font);
  if (kept !== undefined) return kept;
  const pairs = ["ac", "er", "nu", "os", "it", "BR", "DO", "EF", "AH", "MN"];
  const shares = pairs.map((pair) => {
    const [one = [], other = []] = Array.from(pair, (letter) =>
      figlet.textSync(letter, { font, horizontalLayout: "full" }).split("\n"),
    );
    return differing(one, other);
  });
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  distinct.set(font, mean);
  return mean;
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
