import { deflateRawSync } from "node:zlib";
import type { Glyphs } from "../picture/glyphs.ts";
import { cellWidth } from "../picture/fonts.ts";
import type { Cell, Grid, Row, Run } from "../screen/grid.ts";
import { isLineOrBlock } from "../picture/stamps.ts";
import { classesOf } from "./class-names.ts";
import { escapeMarkup } from "./escape.ts";

/**
 * Characters of markup that a page may carry: a screen full of art comes to many times its text, and would outweigh
 * everything else. Its text is to be had as a file all the same.
 */
export const longestMarkup = 24_000;
/** Bytes of it once compressed: noise of that length would weigh as much as a whole page may. Art comes to a third. */
export const heaviestMarkup = 12_000;

/**
 * A screen as markup for the inside of a `<pre>`: escaped text in spans whose classes are named as ansi_up names them
 * (a test holds us to it), and classes too for what ansi_up writes as inline style, which a strict CSP refuses.
 * @param glyphs those of the grid are prepared: where a glyph is narrower or wider than its cells, its span says so
 * @returns undefined where it is longer than `longestMarkup` or heavier than `heaviestMarkup`
 */
export function markupOf(grid: Grid, glyphs: Glyphs): string | undefined {
  let markup = "";
  for (const [index, row] of grid.rows.entries()) {
    if (index > 0) markup += "\n";
    for (const run of row.runs) markup += runMarkup(row, run, glyphs);
    if (markup.length > longestMarkup) return undefined;
  }
  return isBearable(markup) ? markup : undefined;
}

/** True where a page can bear this markup: by its length, and by its weight on the wire. */
export function isBearable(markup: string): boolean {
  // No sign weighs more than four bytes, so that what is short needs no trial.
  if (markup.length * 4 <= heaviestMarkup) return true;
  return markup.length <= longestMarkup && deflateRawSync(markup).length <= heaviestMarkup;
}

function runMarkup({ cells }: Row, run: Run, glyphs: Glyphs): string {
  const classes = classesOf(run.foreground, run.background);
  let names = run.italic ? " ansi-italic" : "";
  if (run.underline) names += " ansi-underline";
  if (classes.foreground !== undefined) names += ` ${classes.foreground}`;
  if (classes.background !== undefined) names += ` ${classes.background}`;
  let text = "";
  for (let index = run.from; index < run.to; index++) text += cellMarkup(cells[index], glyphs);
  if (run.strike) text = `<s>${text}</s>`;
  return names === "" ? text : `<span class="${names.slice(1)}">${text}</span>`;
}

function cellMarkup(cell: Cell | undefined, glyphs: Glyphs): string {
  if (cell === undefined) return "";
  const { text, width } = cell;
  if (text.length === 1 && text.charCodeAt(0) < 0x7f) return "&<>\"'".includes(text) ? escapeMarkup(text) : text;
  const pixels = width * cellWidth;
  const drawn = glyphs.get(text)?.width ?? pixels;
  // Marks on a letter, and what the web font does not have, come from fonts of the reader that know no cells.
  if (text.length === 1 && drawn === pixels) return text;
  const name = width === 1 ? "ansi-narrow" : drawn < pixels && isLineOrBlock(text) ? "ansi-stretched" : "ansi-wide";
  return `<span class="${name}">${escapeMarkup(text)}</span>`;
}
