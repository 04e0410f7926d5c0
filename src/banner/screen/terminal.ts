import { withoutUnseen } from "@mudlark/scanner/text";
import { textOf, type Grid, type Row } from "./grid.ts";
import { defaultBackground, defaultForeground } from "./palette.ts";
import { sgrOf } from "./sgr.ts";

const reset = "\x1b[0m";

/**
 * A screen for the reader's terminal. Only colours reach the terminal: cursor movement, titles, links and everything
 * else from the server were carried out on our own screen or dropped, and each row ends with a reset.
 * @param columns of the terminal: longer rows are cut
 * @param colour whether to send colours at all
 * @returns the rows, without line ends
 */
export function screenForTerminal(grid: Grid, { columns, colour }: { columns: number; colour: boolean }): string[] {
  const width = Math.min(columns, grid.columns);
  return grid.rows.map((row) => {
    const { text, used } = rowOf(row, width, colour);
    if (!colour) return text.trimEnd();
    // The picture keeps its black background on a light terminal too.
    const blank = { foreground: defaultForeground, background: defaultBackground } as const;
    const rest = { ...blank, column: 0, width: 0, from: 0, to: 0, underline: false, strike: false, italic: false };
    const filler = used < width ? `\x1b[${sgrOf(rest, "named")}m${" ".repeat(width - used)}` : "";
    return `${text}${filler}${reset}`;
  });
}

/** The runs of a row that fit. */
function rowOf(row: Row, width: number, colour: boolean): { text: string; used: number } {
  let text = "";
  let used = 0;
  for (const run of row.runs) {
    const room = width - used;
    if (room <= 0) break;
    let part = "";
    if (run.width <= room) {
      part = textOf(row, run);
      used += run.width;
    } else {
      for (const cell of row.cells.slice(run.from, run.to)) {
        if (used + cell.width > width) break;
        part += cell.text;
        used += cell.width;
      }
    }
    // The empty braille cell serves as a blank in art. Our screen contains no other unseen character, and none may
    // reach the terminal.
    const shown = withoutUnseen(part.replaceAll("\u2800", " "));
    text += colour ? `\x1b[${sgrOf(run, "named")}m${shown}` : shown;
  }
  return { text, used };
}
