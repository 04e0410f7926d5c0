import figlet, { type FontName } from "figlet";
import { type Drawing, preparedDrawing } from "./likeness.ts";

/** Fonts of FIGlet that banners are made with, the commonest first. */
export const fonts = [
  ...["Standard", "Slant", "Big", "Small", "Doom", "Small Slant", "Graffiti", "ANSI Shadow", "Banner", "Banner3"],
  ...["Block", "Shadow", "Speed", "Script", "Larry 3D", "Colossal", "Roman", "Star Wars", "Ogre", "Rectangles"],
  ...["Epic", "Gothic", "Univers", "Alligator", "Avatar", "Bloody", "Calvin S", "Chunky", "Sub-Zero", "ANSI Regular"],
  ...["Mini", "Georgia11"],
] as const satisfies FontName[];

export type Font = (typeof fonts)[number];

const drawings = new Map<string, Drawing>();
/** Drawings that are kept, some 25 MB at most: names share their words. */
const mostDrawings = 12_000;

/**
 * A text in a font, blank rows left out. FIGlet is slow, so what it drew is kept.
 * @param spaced with the spaces between its strokes, or without any
 */
export function drawingOf(text: string, font: Font, spaced: boolean): Drawing {
  const key = `${font}\n${spaced ? 1 : 0}${text}`;
  const known = drawings.get(key);
  if (known !== undefined) return known;
  const rows = figlet
    .textSync(text, { font, width: 200 })
    .split("\n")
    .filter((row) => row.trim() !== "");
  const indent = Math.min(...rows.map((row) => row.search(/\S/)));
  const drawing = preparedDrawing(rows.map((row) => (spaced ? row.slice(indent).trimEnd() : row.replace(/\s/g, ""))));
  if (drawings.size >= mostDrawings) drawings.clear();
  drawings.set(key, drawing);
  return drawing;
}

const strokesOf = new Map<Font, readonly string[]>();

/** The two strokes that a font draws with most. */
export function usualStrokes(font: Font): readonly string[] {
  const known = strokesOf.get(font);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const stroke of figlet.textSync("aeinorst", { font, width: 200 })) {
    if (stroke.trim() !== "") counts.set(stroke, (counts.get(stroke) ?? 0) + 1);
  }
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 2);
  const strokes = most.map(([stroke]) => stroke);
  strokesOf.set(font, strokes);
  return strokes;
}
