import type { Glyphs } from "../picture/glyphs.ts";
import { cellWidth } from "../picture/fonts.ts";
import type { Cell, Grid, Run } from "../screen/grid.ts";
import { classesOf } from "./class-names.ts";
import { escapeMarkup } from "./escape.ts";

/**
 * A screen as markup for the inside of a `<pre>`: escaped text in spans whose classes are named as ansi_up names them
 * (a test holds us to it), and classes too for what ansi_up writes as inline style, which a strict CSP refuses.
 * @param glyphs those of the grid are prepared: where a glyph is narrower or wider than its cells, its span says so
 */
export function markupOf(grid: Grid, glyphs: Glyphs): string {
  return grid.rows.map(({ runs }) => runs.map((run) => runMarkup(run, glyphs)).join("")).join("\n");
}

function runMarkup(run: Run, glyphs: Glyphs): string {
  const classes = classesOf(run.foreground, run.background);
  let names = run.italic ? " ansi-italic" : "";
  if (run.underline) names += " ansi-underline";
  if (classes.foreground !== undefined) names += ` ${classes.foreground}`;
  if (classes.background !== undefined) names += ` ${classes.background}`;
  let text = "";
  for (const cell of run.cells) text += cellMarkup(cell, glyphs);
  if (run.strike) text = `<s>${text}</s>`;
  return names === "" ? text : `<span class="${names.slice(1)}">${text}</span>`;
}

function cellMarkup({ text, width }: Cell, glyphs: Glyphs): string {
  if (text.charCodeAt(0) < 0x7f) return escapeMarkup(text);
  const drawn = glyphs.get(text)?.width;
  if (drawn === undefined || drawn === width * cellWidth) return text;
  return `<span class="${drawn < width * cellWidth ? "ansi-wide" : "ansi-narrow"}">${text}</span>`;
}
