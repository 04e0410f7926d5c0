import { drawingOf, fonts, type Font, usualStrokes } from "./figlet.ts";
import { bestPlace, leastLack, type Place, type Screen, screenOf } from "./likeness.ts";

/** A name drawn in letters several rows high. */
export interface LargeLetters {
  /** What they spell, as the listing writes it. */
  spelled: string;
  /** First row, and the row behind the last. */
  from: number;
  to: number;
}

interface Line {
  text: string;
  /** The words in it (`readableParts`). */
  parts: readonly string[];
}

/**
 * Share of a drawing's strokes that must stand in the banner, letter for letter, before we say what it spells. Names in
 * the art's own font that are not the right one come to 0.84 with their spaces, and to 0.75 without.
 */
const likeEnough = { spaced: 0.85, unspaced: 0.82 } as const;
/** Share of strokes that may be others where words of a text touch each other. */
const roomForJoints = 0.05;
/** Rows of drawing that a name in large letters takes at least. */
const fewestRows = 3;
/** Rows of the screen that are nothing but drawing: beside the descenders of small letters words may stand. */
const fewestDrawn = 2;
/** Letters that a name must have: shorter ones are found in any drawing. */
const fewestLetters = 3;
/** Different strokes that a drawing without spaces has at least. */
const fewestStrokes = 4;
const mostRows = 60;

/**
 * Finds the server's name drawn in large letters: the name is set in each of FIGlet's usual fonts and looked for among
 * the rows, with room for the changes that people make by hand. Where a record's whitespace was lost, strokes alone
 * are compared.
 * @param lines those of the screen, each with what was read of it
 */
export function findLargeLetters(lines: readonly Line[], name: string): LargeLetters | undefined {
  const art = lines.slice(0, mostRows).map((line) => (isDrawing(line) ? line.text : ""));
  if (art.filter((row) => row !== "").length < fewestDrawn) return undefined;
  const spaced = art.some((row) => /\S {2,}\S/.test(row));
  const target = screenOf(spaced ? art : art.map((row) => row.replace(/\s/g, "")));
  const { whole, words } = spellings(name);
  for (const spelled of whole) {
    const place = bestFont(target, spelled, spaced);
    if (place !== undefined) return { spelled, from: place.row, to: place.row + place.height };
  }
  return together(words.map((spelled) => ({ spelled, place: bestFont(target, spelled, spaced) })));
}

/** Words that stand apart, or below each other, as one. */
function together(words: readonly { spelled: string; place: Place | undefined }[]): LargeLetters | undefined {
  const found = words.flatMap(({ spelled, place }) => (place === undefined ? [] : [{ spelled, place }]));
  if (found.length === 0) return undefined;
  return {
    spelled: found.map(({ spelled }) => spelled).join(" "),
    from: Math.min(...found.map(({ place }) => place.row)),
    to: Math.max(...found.map(({ place }) => place.row + place.height)),
  };
}

function bestFont(target: Screen, spelled: string, spaced: boolean): Place | undefined {
  let best: Place | undefined;
  const enough = spaced ? likeEnough.spaced : likeEnough.unspaced;
  const seen = new Set<string>();
  const strokes = new Set<number>();
  for (const line of target.strokes) for (const stroke of line.keys()) strokes.add(stroke);
  for (const font of fonts) {
    // Where the strokes that it draws with most do not stand, it was not used.
    if (!usualStrokes(font).every((stroke) => strokes.has(stroke.charCodeAt(0)))) continue;
    for (const cased of new Set([spelled, spelled.toUpperCase(), spelled.toLowerCase()])) {
      if (!mayStand(target, cased, font, spaced)) continue;
      const drawing = drawingOf(cased, font, spaced);
      const key = drawing.rows.join("\n");
      if (drawing.rows.length < fewestRows || seen.has(key)) continue;
      // Without spaces nothing but the order of different strokes tells letters apart.
      if (!spaced && new Set(drawing.rows.join("")).size < fewestStrokes) continue;
      seen.add(key);
      const place = bestPlace(target, drawing, enough);
      if (place !== undefined && place.likeness > (best?.likeness ?? 0)) best = place;
      if (best !== undefined && best.likeness > 0.95) return best;
    }
  }
  return best;
}

/**
 * Whether a text of several words may stand in a screen: FIGlet takes many times as long for a text as for its words,
 * and where the strokes of these are not there, the text is not either.
 */
function mayStand(target: Screen, text: string, font: Font, spaced: boolean): boolean {
  const words = text.split(" ").filter((word) => word !== "");
  if (words.length === 1) return true;
  const drawings = words.map((word) => drawingOf(word, font, spaced));
  const ink = drawings.reduce((sum, drawing) => sum + drawing.ink, 0);
  let room = ink * (1 - (spaced ? likeEnough.spaced : likeEnough.unspaced) + roomForJoints);
  for (const drawing of drawings) {
    room -= leastLack(target, drawing);
    if (room < 0) return false;
  }
  return true;
}

/** What may be spelled: the whole name, with or without its article and its kind, or its longer words. */
function spellings(name: string): { whole: string[]; words: string[] } {
  const plain = name.replace(/[^\x20-\x7e]/g, "").trim();
  const short = plain.replace(/^(?:the|a) +/i, "").replace(/[ -]*(?:mud|mush|muck|moo|mux)$/i, "");
  const words = plain.split(/[\s:,-]+/).filter((word) => word.length >= 5);
  const enough = (text: string): boolean => text.replace(/\W/g, "").length >= fewestLetters;
  const whole = [...new Set([plain, short])].filter(enough);
  return { whole, words: [...new Set(words)].filter((word) => enough(word) && !whole.includes(word)) };
}

/** Whether a row is strokes rather than words. */
function isDrawing({ text, parts }: Line): boolean {
  const ink = text.replace(/\s/g, "").length;
  return ink > 0 && parts.join("").length < ink * 0.6;
}
