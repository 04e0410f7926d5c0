import { casesOf } from "./name-parts.ts";
import { pixelFonts } from "./pixel-letters.ts";
import { allFonts, type Font, type Letters, placeOfLetter, rangeOf } from "./font.ts";
import { addPieces, mostRows, PieceRows, type Pieces } from "./pieces.ts";

/** Facts about the drawn rows of a screen that rule out fonts quickly. */
export interface ScreenIndex {
  /** Codes of all strokes. */
  strokes: ReadonlySet<number>;
  /** Whether there are blanks between them. */
  spaced: boolean;
  /** Each stroke with its surroundings. */
  pieces: PieceRows;
  /** Fonts that the screen may be drawn in, each with the letters examined so far. */
  fonts: readonly { font: Font; seen: SeenLetters }[];
}

/** Which letters of a font may be on a screen; each is examined when it is first needed. */
class SeenLetters {
  readonly letters: Letters;
  readonly #pieces: (number | undefined)[] = [];
  readonly #missing: (number | undefined)[] = [];

  constructor(letters: Letters) {
    this.letters = letters;
  }

  /** How many pieces of a letter occur in a screen. */
  pieces(place: number, screen: PieceRows): number {
    return (this.#pieces[place] ??= countPieces(this.letters, place, screen));
  }

  /** How many strokes of a letter occur nowhere in a screen. */
  missing(place: number, screen: ReadonlySet<number>): number {
    return (this.#missing[place] ??= countMissing(this.letters, place, screen));
  }
}

function countPieces({ pieces, pieceEnds }: Letters, place: number, screen: PieceRows): number {
  const [from, to] = rangeOf(pieceEnds, place);
  let found = 0;
  for (let at = from; at < to; at++) if (screen.has(pieces[at] ?? 0)) found++;
  return found;
}

function countMissing({ strokes, counts, strokeEnds }: Letters, place: number, screen: ReadonlySet<number>): number {
  const [from, to] = rangeOf(strokeEnds, place);
  let missing = 0;
  for (let at = from; at < to; at++) if (!screen.has(strokes[at] ?? 0)) missing += counts[at] ?? 0;
  return missing;
}

const pixels: ReadonlySet<string> = new Set(pixelFonts);

/**
 * @param rows of a screen, "" for those that are not drawn
 * @param spaced whether there are blanks between their strokes
 */
export function indexOf(rows: readonly string[], spaced: boolean): ScreenIndex {
  const strokes = new Set<number>();
  for (const row of rows) for (let at = 0; at < row.length; at++) strokes.add(row.charCodeAt(at));
  const pieces: Pieces = { values: [], rows: [] };
  // A letter at the edge has nothing next to it.
  addPieces(spaced ? rows.map((row) => ` ${row} `) : rows, spaced, pieces);
  const fonts = allFonts()
    .filter(({ name, usualStrokes }) => !(spaced && pixels.has(name)) && usualStrokes.every((one) => strokes.has(one)))
    .map((font) => ({ font, seen: new SeenLetters(font.letters(spaced)) }));
  return { strokes, spaced, pieces: new PieceRows(pieces), fonts };
}

/** A text and a font in which it may appear on the screen. */
export interface NameCandidate {
  font: Font;
  /** As it is drawn: as listed, in upper case, or in lower case. */
  cased: string;
  /** How likely it is: the number of its letters' pieces that occur in their rows, beyond those expected by chance. */
  score: number;
}

/**
 * Share of the letters' strokes that the screen may lack, because the drawing may differ a little and letters may
 * touch.
 */
const mostMissing = 0.2;
/**
 * Minimum share of the letters' pieces on a screen that shows the text, though letters touch and strokes were changed.
 */
const leastShare = 0.4;
/** Share of pieces that occur by chance in a drawing with the same strokes: small letters have few others. */
const shareByChance = 0.6;
/**
 * How many fewer pieces than by chance may occur, because a changed stroke changes up to four of them. Of 6,000 names,
 * drawn in all fonts with up to an eighth of their strokes changed, those that were found missed at most seven. Of the
 * fonts that a picture without a name suggests, 49 in 50 miss more.
 */
const mostChanged = 8;
/** Maximum number of candidates to draw: the right one is among the likeliest. */
const mostCandidates = 8;

/** The fonts in which a text may appear on a screen, likeliest first. */
export function candidates(index: ScreenIndex, text: string): NameCandidate[] {
  const spellings = casesOf(text).map((cased) => ({ cased, places: placesOf(cased) }));
  const capitals = [{ cased: text.toUpperCase(), places: placesOf(text.toUpperCase()) }];
  const found: NameCandidate[] = [];
  for (const { font, seen } of index.fonts) {
    for (const { cased, places } of font.isCaseless ? capitals : spellings) {
      if (places === undefined || !mayShow(index, seen, places)) continue;
      const { pieces, inRow } = piecesInRows(index, seen, places);
      const score = inRow - pieces * shareByChance;
      if (score >= -mostChanged) found.push({ font, cased, score });
    }
  }
  return found.sort((one, other) => other.score - one.score).slice(0, mostCandidates);
}

/** The distinct letters of a text; undefined if it contains one that is not indexed. */
function placesOf(text: string): readonly number[] | undefined {
  const places: number[] = [];
  for (const letter of new Set(text.replace(/ /g, ""))) {
    const place = placeOfLetter(letter.charCodeAt(0));
    if (place === undefined) return undefined;
    places.push(place);
  }
  return places;
}

/** Whether a screen has enough strokes and pieces of some letters, wherever they are. */
function mayShow(screen: ScreenIndex, seen: SeenLetters, places: readonly number[]): boolean {
  const { ink, pieceEnds } = seen.letters;
  let [drawn, missing, all, found] = [0, 0, 0, 0];
  for (const place of places) {
    // The font has no such letter.
    if (ink[place] === 0) return false;
    drawn += ink[place] ?? 0;
    missing += seen.missing(place, screen.strokes);
  }
  if (missing > drawn * mostMissing) return false;
  for (const place of places) {
    const [from, to] = rangeOf(pieceEnds, place);
    all += to - from;
    found += seen.pieces(place, screen.pieces);
  }
  return found >= all * leastShare;
}

const votes = new Uint16Array(3 * mostRows);

/**
 * Counts the pieces of some letters in the rows of a screen where most of them occur.
 * @returns how many pieces the letters have, and how many of them occur if all letters begin in the same row
 */
function piecesInRows(
  { pieces: screen }: ScreenIndex,
  { letters: { pieces, pieceRows, pieceEnds } }: SeenLetters,
  places: readonly number[],
): { pieces: number; inRow: number } {
  votes.fill(0);
  let all = 0;
  for (const place of places) {
    const [from, to] = rangeOf(pieceEnds, place);
    all += to - from;
    for (let at = from; at < to; at++) screen.vote(pieces[at] ?? 0, pieceRows[at] ?? 0, votes);
  }
  let inRow = 0;
  for (const votesHere of votes) inRow = Math.max(inRow, votesHere);
  return { pieces: all, inRow };
}
