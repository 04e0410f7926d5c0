import { type Bitmap, bitmapsOf } from "./bitmap.ts";
import { candidates, indexOf, type ScreenIndex } from "./candidates.ts";
import { drawingOf, type Layout } from "./figlet.ts";
import { distinctness } from "./glyphs.ts";
import { bestPlace, type Place, type Screen, screenOf } from "./likeness.ts";
import { placeInBitmap } from "./pixel-letters.ts";
import { kindOf, partsOf, type NamePart, spanOf } from "./name-parts.ts";

/** A name drawn in letters several rows high. */
export interface LargeLetters {
  /** The text that they spell, as listed. */
  spelled: string;
  /** First row, and the row after the last. */
  from: number;
  to: number;
}

interface Line {
  text: string;
  /** The words in it (`readableParts`). */
  parts: readonly string[];
}

/**
 * Share of a drawing's strokes that must occur in the banner, letter for letter, before we claim to know what it
 * spells. Wrong names in the art's own font reach 0.84 with spaces, and 0.75 without.
 */
const likeEnough = { spaced: 0.85, unspaced: 0.82, short: 0.92, fourLetters: 0.96, threeLetters: 0.98 } as const;
/** Share of the strokes in which a font's letters differ that may be wrong. */
const shareOfDifference = 0.3;
/** Longest short text, in letters: other short texts in the same font look similar. */
const shortText = 5;
/** Minimum number of drawn rows in a name in large letters. */
const fewestRows = 3;
/** Minimum number of rows with nothing but drawing: there may be words next to the descenders of lower-case letters. */
const fewestDrawn = 2;
/** Minimum number of different strokes in a drawing without spaces. */
const fewestStrokes = 4;
const mostRows = 60;
const solid = /[\u2580-\u2593]{4}/;

/**
 * Finds the server's name drawn in large letters. Sets the name in each of FIGlet's usual fonts and searches the rows
 * for it, with tolerance for changes made by hand. If a record's whitespace was lost, only strokes are compared.
 * @param lines the lines of the screen, each with the words read from it
 */
export function findLargeLetters(lines: readonly Line[], name: string): LargeLetters | undefined {
  const art = lines.slice(0, mostRows).map((line) => (isDrawing(line) ? line.text : ""));
  if (art.filter((row) => row !== "").length < fewestDrawn) return undefined;
  const spaced = art.some((row) => /\S {2,}\S/.test(row));
  // A picture of solid blocks has no blanks, but has not lost any.
  if (!spaced && art.some((row) => solid.test(row))) return undefined;
  const rows = spaced ? art : art.map((row) => row.replace(/\s/g, ""));
  const drawn: DrawnScreen = {
    screen: screenOf(rows),
    index: indexOf(rows, spaced),
    bitmaps: spaced ? bitmapsOf(rows) : [],
  };
  const { whole, words } = partsOf(name);
  for (const spelled of whole) {
    const place = placeOf(drawn, spelled);
    if (place !== undefined) return withKind(drawn, { name, spelled, place });
  }
  const places = words.map(({ text }) => placeOf(drawn, text));
  const anchor = places.find((place) => place !== undefined);
  const found = words.flatMap((part, index) => {
    const place = places[index] ?? (anchor === undefined ? undefined : placeNear(drawn, part.text, anchor));
    return place === undefined ? [] : [{ part, place }];
  });
  return together(name, found, words.length);
}

/** A word close to another word of the name: here a short one need be no more similar than a long one. */
function placeNear(drawn: DrawnScreen, text: string, { row, height }: Place): Place | undefined {
  const place = placeOf(drawn, text, likeEnough.spaced);
  if (place === undefined) return undefined;
  return place.row >= row - 2 * height && place.row <= row + 2 * height ? place : undefined;
}

/** A name shown without its kind, "Ares" of "AresMUSH", and its kind if that is shown too. */
function withKind(
  drawn: DrawnScreen,
  { name, spelled, place }: { name: string; spelled: string; place: Place },
): LargeLetters {
  const from = place.row;
  const to = from + place.height;
  const kind = kindOf(name);
  const kindPlace = kind === undefined || spelled.endsWith(kind) ? undefined : placeOf(drawn, kind);
  if (kindPlace === undefined) return { spelled, from, to };
  return {
    spelled: name.slice(name.indexOf(spelled)),
    from: Math.min(from, kindPlace.row),
    to: Math.max(to, kindPlace.row + kindPlace.height),
  };
}

/** Rows to search, with what is needed to rule out fonts quickly. */
interface DrawnScreen {
  screen: Screen;
  index: ScreenIndex;
  /** None if it has lost its blanks. */
  bitmaps: readonly Bitmap[];
}

/** Joins words that are apart, or below each other, with what is between them in the listing's name. */
function together(
  name: string,
  found: readonly { part: NamePart; place: Place }[],
  words: number,
): LargeLetters | undefined {
  const spelled = spanOf(
    name,
    found.map(({ part }) => part),
    words,
  );
  if (spelled === undefined) return undefined;
  return {
    spelled,
    from: Math.min(...found.map(({ place }) => place.row)),
    to: Math.max(...found.map(({ place }) => place.row + place.height)),
  };
}

const layouts: readonly Layout[] = ["default", "fitted", "full"];

/**
 * The best place of a text, in whichever font.
 * @param enoughFor the minimum similarity, in a font whose letters differ a lot
 */
function placeOf(
  { screen, index, bitmaps }: DrawnScreen,
  text: string,
  enoughFor = likenessFor(text, index.spaced),
): Place | undefined {
  for (const bitmap of bitmaps) {
    const place = placeInBitmap(bitmap, text);
    if (place !== undefined) return place;
  }
  let best: Place | undefined;
  const seen = new Set<string>();
  for (const { font, cased } of candidates(index, text)) {
    for (const layout of index.spaced ? layouts : layouts.slice(0, 1)) {
      const drawing = drawingOf(cased, font, layout, index.spaced);
      const key = drawing.rows.join("\n");
      if (drawing.rows.length < fewestRows || seen.has(key)) continue;
      // Without spaces, only the order of different strokes distinguishes letters.
      if (!index.spaced && new Set(drawing.rows.join("")).size < fewestStrokes) continue;
      seen.add(key);
      const enough = Math.max(enoughFor, index.spaced ? 1 - distinctness(font) * shareOfDifference : 0);
      const place = bestPlace(screen, drawing, enough, index.spaced);
      if (place !== undefined && place.likeness > (best?.likeness ?? 0)) best = place;
      if (best !== undefined && best.likeness > 0.95) return best;
    }
  }
  return best;
}

/** The minimum similarity that distinguishes a text from others in the same font. */
function likenessFor(text: string, spaced: boolean): number {
  if (!spaced) return likeEnough.unspaced;
  const letters = text.replace(/\W/g, "").length;
  if (letters > shortText) return likeEnough.spaced;
  if (letters === shortText) return likeEnough.short;
  return letters === shortText - 1 ? likeEnough.fourLetters : likeEnough.threeLetters;
}

/** Whether a row consists of strokes, not words. */
function isDrawing({ text, parts }: Line): boolean {
  const ink = text.replace(/\s/g, "").length;
  return ink > 0 && parts.join("").length < ink * 0.6;
}
