import figlet from "figlet";
import { loadFont } from "./font-files.ts";
import { type Font, type Layout, rowsOfLetter } from "./font.ts";
import { type LetterDrawing, preparedDrawing } from "./likeness.ts";

const drawings = new Map<string, LetterDrawing>();
/** Number of drawings to cache: the words of a name are looked for more than once on a screen. */
const mostDrawings = 1000;

/**
 * A text in a font, without blank rows. Cached, because FIGlet is slow.
 * @param spaced with the spaces between its strokes, or without any
 */
export function drawingOf(text: string, font: Font, layout: Layout, spaced: boolean): LetterDrawing {
  const key = `${font.name}\n${layout}${spaced ? 1 : 0}${text}`;
  const known = drawings.get(key);
  if (known !== undefined) return known;
  loadFont(font.name);
  const drawn =
    layout === "full"
      ? inFullWidth(text, font)
      : figlet.textSync(text, { font: font.name, horizontalLayout: layout }).split("\n");
  const rows = drawn.filter((row) => row.trim() !== "");
  const indent = Math.min(...rows.map((row) => row.search(/\S/)));
  const drawing = preparedDrawing(rows.map((row) => (spaced ? row.slice(indent).trimEnd() : row.replace(/\s/g, ""))));
  if (drawings.size >= mostDrawings) drawings.clear();
  drawings.set(key, drawing);
  return drawing;
}

/** The letters of a text next to each other. */
function inFullWidth(text: string, { name }: Font): string[] {
  const letters = Array.from(text, (letter) => rowsOfLetter(name, letter));
  return (letters[0] ?? []).map((_, row) => letters.map((rows) => rows[row] ?? "").join(""));
}
