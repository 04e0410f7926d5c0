import figlet, { type FontName } from "figlet";
import { bestPlace, type Place, type Screen, screenOf } from "./likeness.ts";

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

/** Fonts of FIGlet that banners are made with, the commonest first. */
const fonts = [
  ...["Standard", "Slant", "Big", "Small", "Doom", "Small Slant", "Graffiti", "ANSI Shadow", "Banner", "Banner3"],
  ...["Block", "Shadow", "Speed", "Script", "Larry 3D", "Colossal", "Roman", "Star Wars", "Ogre", "Rectangles"],
  ...["Epic", "Gothic", "Univers", "Alligator", "Avatar", "Bloody", "Calvin S", "Chunky", "Sub-Zero", "ANSI Regular"],
  ...["Mini", "Georgia11"],
] as const satisfies FontName[];

/**
 * Share of a drawing's strokes that must stand in the banner, letter for letter, before we say what it spells. Names in
 * the art's own font that are not the right one come to 0.84 with their spaces, and to 0.75 without.
 */
const likeEnough = { spaced: 0.85, unspaced: 0.82 } as const;
/** Rows of drawing that a name in large letters takes at least. */
const fewestRows = 3;
/** Rows of the screen that are nothing but drawing: beside the descenders of small letters words may stand. */
const fewestDrawn = 2;
/** Letters that a name must have: shorter ones are found in any drawing. */
const fewestLetters = 3;
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

const drawings = new Map<string, readonly string[]>();
/** Drawings that are kept, some 30 MB at most: names share their words. */
const mostDrawings = 20_000;

function bestFont(target: Screen, spelled: string, spaced: boolean): Place | undefined {
  let best: Place | undefined;
  const seen = new Set<string>();
  const strokes = new Set<number>();
  for (const line of target.strokes) for (const stroke of line.keys()) strokes.add(stroke);
  for (const font of fonts) {
    if (!strokesOf(font).every((stroke) => strokes.has(stroke.charCodeAt(0)))) continue;
    for (const cased of new Set([spelled, spelled.toUpperCase(), spelled.toLowerCase()])) {
      const drawing = draw(cased, font, spaced);
      const key = drawing.join("\n");
      if (drawing.length < fewestRows || seen.has(key)) continue;
      seen.add(key);
      const place = bestPlace(target, drawing, spaced ? likeEnough.spaced : likeEnough.unspaced);
      if (place !== undefined && place.likeness > (best?.likeness ?? 0)) best = place;
      if (best !== undefined && best.likeness > 0.95) return best;
    }
  }
  return best;
}

const usualStrokes = new Map<FontName, readonly string[]>();

/** The two strokes that a font draws with most: where they do not stand, it was not used. */
function strokesOf(font: FontName): readonly string[] {
  const known = usualStrokes.get(font);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const stroke of figlet.textSync("aeinorst", { font, width: 200 })) {
    if (stroke.trim() !== "") counts.set(stroke, (counts.get(stroke) ?? 0) + 1);
  }
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 2);
  usualStrokes.set(
    font,
    most.map(([stroke]) => stroke),
  );
  return usualStrokes.get(font) ?? [];
}

/** Rows of a text in a font, blank ones left out. FIGlet is slow, so what it drew is kept. */
function rowsOf(text: string, font: FontName): readonly string[] {
  const key = `${font}\n${text}`;
  const known = drawings.get(key);
  if (known !== undefined) return known;
  const rows = figlet
    .textSync(text, { font, width: 200 })
    .split("\n")
    .filter((row) => row.trim() !== "");
  if (drawings.size >= mostDrawings) drawings.clear();
  drawings.set(key, rows);
  return rows;
}

/** A text in a font, as it is looked for. */
function draw(text: string, font: FontName, spaced: boolean): string[] {
  const rows = rowsOf(text, font);
  if (spaced) {
    const indent = Math.min(...rows.map((row) => row.search(/\S/)));
    return rows.map((row) => row.slice(indent).trimEnd());
  }
  // Without spaces nothing but the order of different strokes tells letters apart.
  const strokes = new Set(rows.join("").replace(/\s/g, ""));
  return strokes.size < 4 ? [] : rows.map((row) => row.replace(/\s/g, ""));
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
