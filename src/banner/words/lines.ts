import type { Grid } from "../screen/grid.ts";
import { textOfRow } from "../screen/grid.ts";

/** One line of text as it was sent, however often the screen wrapped it. */
export interface TextLine {
  text: string;
  /** It reaches near the screen's right edge: its last sentence may go on in the next line. */
  filled: boolean;
}

/** Columns from which a line counts as filled. */
const filledFrom = 60;

/** The lines of a screen, wrapped rows joined again without a gap. */
export function linesOf(grid: Grid): TextLine[] {
  const lines: TextLine[] = [];
  for (const row of grid.rows) {
    const last = lines.at(-1);
    if (row.wrapped && last !== undefined) last.text += textOfRow(row);
    else lines.push({ text: textOfRow(row), filled: false });
  }
  return lines.map(({ text }) => ({ text, filled: text.trim().length >= filledFrom }));
}
