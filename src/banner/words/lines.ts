import type { Grid } from "../screen/grid.ts";
import { textOfRow } from "../screen/grid.ts";

/** One line of text as it was sent, even if the screen wrapped it. */
export interface TextLine {
  text: string;
  /** Number of characters in its last row on the screen. */
  last: number;
}

/** The lines of a screen, with wrapped rows joined; a blank at the edge, which the screen does not show, is kept. */
export function linesOf(grid: Grid): TextLine[] {
  const lines: TextLine[] = [];
  let ended = false;
  for (const row of grid.rows) {
    const last = lines.at(-1);
    const text = textOfRow(row);
    if (row.wrapped && last !== undefined) {
      last.text += ended ? ` ${text}` : text;
      last.last = text.length;
    } else lines.push({ text, last: text.length });
    ended = row.trimmed;
  }
  return lines;
}
