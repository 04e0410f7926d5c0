import figlet, { type FontName } from "figlet";
import { type Drawing, preparedDrawing } from "./likeness.ts";

const drawings = new Map<string, Drawing>();
/** Number of drawings to cache, at most some 4 MB: names share their words. */
const mostDrawings = 2000;

/**
 * How letters are placed: as the font says, which mostly lets them share strokes; side by side; or each at full width.
 */
export type Layout = "default" | "fitted" | "full";

/**
 * A text in a font, without blank rows. Cached, because FIGlet is slow.
 * @param spaced with the spaces between its strokes, or without any
 */
export function drawingOf(text: string, font: FontName, layout: Layout, spaced: boolean): Drawing {
  const key = `${font}\n${layout}${spaced ? 1 : 0}${text}`;
  const known = drawings.get(key);
  if (known !== undefined) return known;
  const rows = figlet
    .textSync(text, { font, width: 400, horizontalLayout: layout })
    .split("\n")
    .filter((row) => row.trim() !== "");
  const indent = Math.min(...rows.map((row) => row.search(/\S/)));
  const drawing = preparedDrawing(rows.map((row) => (spaced ? row.slice(indent).trimEnd() : row.replace(/\s/g, ""))));
  if (drawings.size >= mostDrawings) drawings.clear();
  drawings.set(key, drawing);
  return drawing;
}
