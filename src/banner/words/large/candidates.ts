import type { FontName } from "figlet";
import { casesOf } from "./name-parts.ts";
import { pixelFonts } from "./pixel-letters.ts";
import { readableFonts } from "./fonts.ts";
import { glyphOf, isCaseless, piecesOf, usualStrokes } from "./glyphs.ts";

/** Facts about the drawn rows of a screen that rule out fonts quickly. */
export interface ScreenIndex {
  /** Codes of all strokes. */
  strokes: ReadonlySet<number>;
  /** Whether there are blanks between them. */
  spaced: boolean;
  /** Each stroke with its surroundings (`piecesOf`). */
  pieces: ReadonlySet<number>;
}

/**
 * @param rows of a screen, "" for those that are not drawn
 * @param spaced whether there are blanks between their strokes
 */
export function indexOf(rows: readonly string[], spaced: boolean): ScreenIndex {
  const strokes = new Set<number>();
  const pieces = new Set<number>();
  // A letter at the edge has nothing next to it.
  for (const value of piecesOf(spaced ? rows.map((row) => ` ${row} `) : rows, spaced)) pieces.add(value);
  for (const row of rows) for (let at = 0; at < row.length; at++) strokes.add(row.charCodeAt(at));
  return { strokes, pieces, spaced };
}

/** A text and a font in which it may appear on the screen. */
export interface Candidate {
  font: FontName;
  /** As it is drawn: as listed, in upper case, or in lower case. */
  cased: string;
  /** Share of the letters' strokes that occur on the screen with the same surroundings, 0 to 1. */
  share: number;
}

const pixels: ReadonlySet<FontName> = new Set(pixelFonts);
/**
 * Share of the letters' strokes that the screen may lack, because the drawing may differ a little and letters may
 * touch.
 */
const mostMissing = 0.2;
/**
 * Minimum share of the letters' pieces on a screen that shows the text, though letters touch and strokes were changed.
 */
const leastShare = 0.4;
/** Maximum number of candidates to draw: the right one is among the likeliest. */
const mostCandidates = 10;

/** The fonts in which a text may appear on a screen, likeliest first. */
export function candidates(index: ScreenIndex, text: string): Candidate[] {
  const found: Candidate[] = [];
  const spellings = casesOf(text);
  for (const font of readableFonts()) {
    if (pixels.has(font) && index.spaced) continue;
    if (!usualStrokes(font).every((stroke) => index.strokes.has(stroke))) continue;
    for (const cased of isCaseless(font) ? [text.toUpperCase()] : spellings) {
      const share = shareOf(index, cased, font);
      if (share >= leastShare) found.push({ font, cased, share });
    }
  }
  return found.sort((one, other) => other.share - one.share).slice(0, mostCandidates);
}

function shareOf({ strokes, pieces, spaced }: ScreenIndex, text: string, font: FontName): number {
  let ink = 0;
  let missing = 0;
  const letters = [...new Set(text.replace(/ /g, ""))].map((letter) => glyphOf(font, letter, spaced));
  for (const letter of letters) {
    // The font has no such letter.
    if (letter.ink === 0) return 0;
    ink += letter.ink;
    for (const [stroke, count] of letter.strokes) if (!strokes.has(stroke)) missing += count;
  }
  if (missing > ink * mostMissing) return 0;
  let all = 0;
  let found = 0;
  for (const letter of letters) {
    all += letter.pieces.length;
    for (const value of letter.pieces) if (pieces.has(value)) found++;
  }
  return all === 0 ? 1 : found / all;
}
