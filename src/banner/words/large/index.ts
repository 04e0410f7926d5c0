import { bitmapsOf } from "./bitmap.ts";
import { candidates, indexOf, type NameCandidate, type ScreenIndex } from "./candidates.ts";
import { drawingOf } from "./figlet.ts";
import type { Font } from "./font.ts";
import { bestPlace, type DrawingPlace, type SearchedLines, searchedLines } from "./likeness.ts";
import { placeInBitmap } from "./pixel-letters.ts";
import { mostRows } from "./pieces.ts";
import { partsOf, type NamePart, nameSpanOf } from "./name-parts.ts";

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
 * spells. Wrong names in the art's own font reach 0.84 with spaces, and 0.86 without.
 */
const likeEnough = { spaced: 0.85, unspaced: 0.87, short: 0.92, fourLetters: 0.96, threeLetters: 0.98 } as const;
/** Share of the strokes in which a font's letters differ that may be wrong. */
const shareOfDifference = 0.3;
/** Longest short text, in letters: other short texts in the same font look similar. */
const shortText = 5;
/** Minimum number of drawn rows in a name in large letters. */
const fewestRows = 3;
/** Minimum number of rows that contain only drawing: there may be words next to the descenders of lower-case letters. */
const fewestDrawn = 2;
/** Minimum number of different strokes in a drawing without spaces. */
const fewestStrokes = 4;
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
  const index = indexOf(rows, spaced);
  const bitmaps = spaced ? bitmapsOf(rows) : [];
  const drawn: DrawnScreen = {
    screen: searchedLines(rows),
    index,
    placeInPixels: oncePerText((text) => firstOf(bitmaps, (bitmap) => placeInBitmap(bitmap, text))),
    candidates: oncePerText((text) => candidates(index, text)),
  };
  const { whole, words } = partsOf(name);
  for (const spelled of whole) {
    const place = placeOf(drawn, spelled);
    if (place !== undefined) return asListed(name, spelled, place);
  }
  const others = words.filter(({ text }) => !whole.includes(text));
  return (
    together(name, nearEachOther(drawn, others), others.length) ??
    together(name, shortWords(drawn, words), words.length)
  );
}

/** The words of a name that are certain by themselves, and others close to them. */
function nearEachOther(drawn: DrawnScreen, words: readonly NamePart[]): FoundPart[] {
  const alone = words.map(({ text }) => placeOf(drawn, text));
  const anchor = alone.find((place) => place !== undefined);
  if (anchor === undefined) return [];
  return words.flatMap((part, index) => {
    const place = alone[index] ?? placeNear(drawn, part.text, anchor);
    return place === undefined ? [] : [{ part, place }];
  });
}

/** A word close to another word of the name: here a short one need be no more similar than a long one. */
function placeNear(drawn: DrawnScreen, text: string, anchor: DrawingPlace): DrawingPlace | undefined {
  const place = placeOf(drawn, text, likeEnough.spaced);
  return place !== undefined && isNear(place, anchor) ? place : undefined;
}

function isNear({ row }: DrawingPlace, other: DrawingPlace): boolean {
  return Math.abs(row - other.row) <= 2 * other.height;
}

/**
 * Words too short to be certain of, close to each other in one font: together they are as certain as one long word.
 * @returns an empty list unless all are found
 */
function shortWords(drawn: DrawnScreen, words: readonly NamePart[]): FoundPart[] {
  if (words.length < 2 || !drawn.index.spaced) return [];
  const found: FoundPart[] = [];
  for (const part of words) {
    const place = placeOf(drawn, part.text, likeEnough.short);
    const first = found[0]?.place ?? place;
    if (place === undefined || first === undefined || place.font !== first.font || !isNear(place, first)) return [];
    found.push({ part, place });
  }
  return found;
}

/** A found name as listed: with its kind, even if the kind is drawn in another way ("TerraMUD", not "Terra"). */
function asListed(name: string, spelled: string, { row, height }: DrawingPlace): LargeLetters {
  // A name with letters beyond ASCII was searched for without them.
  const start = Math.max(0, name.indexOf(spelled));
  return { spelled: name.slice(start).trim(), from: row, to: row + height };
}

/** Rows to search, with the facts that rule out fonts quickly. */
interface DrawnScreen {
  screen: SearchedLines;
  index: ScreenIndex;
  /** The place of a text in letters of pixels; none if the screen has lost its blanks. */
  placeInPixels: (text: string) => DrawingPlace | undefined;
  /** The fonts in which a text may be drawn. */
  candidates: (text: string) => readonly NameCandidate[];
}

/** Looks for each text once: a word of a name is looked for up to three times, alone and with the others. */
function oncePerText<Found>(find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, { found: Found }>();
  return (text) => {
    const { found } = known.get(text) ?? { found: find(text) };
    known.set(text, { found });
    return found;
  };
}

/** The first result of a function that is one. */
function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Joins words that are apart, or below each other, with what the listed name has between them. */
function together(name: string, found: readonly FoundPart[], words: number): LargeLetters | undefined {
  const spelled = nameSpanOf(
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

/** A place and its font; no font if the letters are drawn in pixels. */
interface FoundPlace extends DrawingPlace {
  font?: Font;
}

interface FoundPart {
  part: NamePart;
  place: FoundPlace;
}

/**
 * The best place of a text, in whichever font.
 * @param enoughFor the minimum similarity, in a font whose letters differ a lot
 */
function placeOf(
  { screen, index, placeInPixels, candidates: likely }: DrawnScreen,
  text: string,
  enoughFor = likenessFor(text, index.spaced),
): FoundPlace | undefined {
  const inPixels = placeInPixels(text);
  if (inPixels !== undefined) return inPixels;
  let best: FoundPlace | undefined;
  const seen = new Set<string>();
  for (const { font, cased } of likely(text)) {
    for (const layout of index.spaced ? font.layouts : font.layouts.slice(0, 1)) {
      const drawing = drawingOf(cased, font, layout, index.spaced);
      const key = drawing.rows.join("\n");
      if (drawing.rows.length < fewestRows || seen.has(key)) continue;
      // Without spaces, only the order of different strokes distinguishes letters.
      if (!index.spaced && new Set(drawing.rows.join("")).size < fewestStrokes) continue;
      seen.add(key);
      const enough = Math.max(enoughFor, index.spaced ? 1 - font.distinctness * shareOfDifference : 0);
      const place = bestPlace(screen, drawing, enough, index.spaced);
      if (place !== undefined && place.likeness > (best?.likeness ?? 0)) best = { ...place, font };
      if (best !== undefined && best.likeness > 0.95) return best;
    }
  }
  return best;
}

/** The minimum similarity that distinguishes a text from others in the same font. */
function likenessFor(text: string, spaced: boolean): number {
  const letters = text.replace(/\W/g, "").length;
  if (letters > shortText) return spaced ? likeEnough.spaced : likeEnough.unspaced;
  if (letters === shortText) return likeEnough.short;
  return letters === shortText - 1 ? likeEnough.fourLetters : likeEnough.threeLetters;
}

/** Whether a row consists of strokes, not words. */
function isDrawing({ text, parts }: Line): boolean {
  const ink = text.replace(/\s/g, "").length;
  return ink > 0 && parts.join("").length < ink * 0.6;
}
