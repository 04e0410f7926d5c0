import { deflateRawSync } from "node:zlib";
import { escapeMarkup } from "@mudlark/scanner/text";
import type { Glyphs } from "../picture/glyphs.ts";
import { cellWidth } from "../picture/fonts.ts";
import type { Cell, Grid, Row, CellRun } from "../screen/grid.ts";
import { sgrOf } from "../screen/sgr.ts";
import { isLineOrBlock } from "../picture/stamps.ts";
import { colouredMarkup } from "./ansi-up.ts";

/**
 * Maximum number of characters of markup in a page: a screen full of art is many times longer than its text, and would
 * outweigh everything else. Its text is still available as a file.
 */
export const longestMarkup = 24_000;
/**
 * Maximum compressed size in bytes: random data of the maximum length would be as large as a whole page may be. Art
 * needs a third of it.
 */
export const heaviestMarkup = 12_000;

/**
 * A screen as markup for the inside of a `<pre>`: each row is written as text with SGR sequences, which ansi_up turns
 * into spans with classes. Cursor movement, inverse, dim and bold are already resolved in the cells.
 * @param glyphs the glyphs of the grid, prepared: if one is narrower or wider than its cells, its span says so
 * @returns undefined if it is longer than `longestMarkup` or heavier than `heaviestMarkup`
 */
export function markupOf(grid: Grid, glyphs: Glyphs): string | undefined {
  let markup = "";
  for (const [index, row] of grid.rows.entries()) {
    if (index > 0) markup += "\n";
    markup += colouredMarkup(row.runs.map((run) => runMarkup(row, run, glyphs)).join(""));
    if (markup.length > longestMarkup) return undefined;
  }
  return isBearable(markup) ? markup : undefined;
}

/** Whether markup is small enough for a page, by its length and its compressed size. */
export function isBearable(markup: string): boolean {
  // No character takes more than four bytes, so short markup need not be compressed to check.
  if (markup.length * 4 <= heaviestMarkup) return true;
  return markup.length <= longestMarkup && deflateRawSync(markup).length <= heaviestMarkup;
}

/** A run as escaped text after its SGR sequence. ansi_up does not support strike-through, so that is already markup. */
function runMarkup({ cells }: Row, run: CellRun, glyphs: Glyphs): string {
  let text = "";
  for (let index = run.from; index < run.to; index++) text += cellMarkup(cells[index], glyphs);
  return `\x1b[${sgrOf(run, "own")}m${run.strike ? `<s>${text}</s>` : text}`;
}

function cellMarkup(cell: Cell | undefined, glyphs: Glyphs): string {
  if (cell === undefined) return "";
  const { text, width } = cell;
  if (text.length === 1 && text.charCodeAt(0) < 0x7f) return "&<>\"'".includes(text) ? escapeMarkup(text) : text;
  const pixels = width * cellWidth;
  const drawn = glyphs.get(text)?.width ?? pixels;
  // Letters with marks, and characters that the web font lacks, come from the reader's fonts, which ignore cells.
  if (text.length === 1 && drawn === pixels) return text;
  const name = width === 1 ? "ansi-narrow" : drawn < pixels && isLineOrBlock(text) ? "ansi-stretched" : "ansi-wide";
  return `<span class="${name}">${escapeMarkup(text)}</span>`;
}
