import type { IBuffer, IBufferCell } from "@xterm/headless";
import { bounds } from "./bounds.ts";
import { type Cell, cellOf, type Row, type CellRun } from "./grid.ts";
import { type Colour, defaultBackground, defaultForeground, halfway, palette } from "./palette.ts";

/** The appearance of a cell, with resolved colours. */
interface Style {
  foreground: Colour;
  background: Colour;
  underline: boolean;
  strike: boolean;
  italic: boolean;
}

/**
 * The rows of an emulator's buffer, with resolved colours: bold is bright, dim is halfway to the background, inverse
 * swaps, concealed text is blank; with iCE colours, blinking means a bright background.
 * @param first row to start with
 */
export function readRows(buffer: IBuffer, columns: number, first: number, iceColours: boolean): Row[] {
  const rows: Row[] = [];
  // One cell object and one style are reused: there are tens of thousands of cells.
  const scratch = buffer.getNullCell();
  const style = { foreground: 0, background: 0, underline: false, strike: false, italic: false };
  for (let y = first; y < first + bounds.rows; y++) {
    const line = buffer.getLine(y);
    if (line === undefined) break;
    const row: Omit<Row, "trimmed"> = { cells: [], runs: [], wrapped: line.isWrapped };
    for (let x = 0; x < columns; x++) {
      const cell = line.getCell(x, scratch);
      if (cell === undefined || cell.getWidth() === 0) continue;
      readStyle(cell, iceColours, style);
      append(row, x, cellOf(textOf(cell), cell.getWidth()), style);
    }
    const drawn = row.cells.length;
    trimEnd(row);
    rows.push({ ...row, trimmed: row.cells.length < drawn });
  }
  return rows;
}

function append({ cells, runs }: Pick<Row, "cells" | "runs">, column: number, cell: Cell, style: Style): void {
  cells.push(cell);
  const run = runs[runs.length - 1];
  if (run !== undefined && (sameStyle(run, style) || isBlankIn(run, cell, style))) {
    run.to += 1;
    run.width += cell.width;
    return;
  }
  // Written out, since a spread takes three times as long: art has a run for every other cell.
  const { foreground, background, underline, strike, italic } = style;
  const [from, to] = [cells.length - 1, cells.length];
  runs.push({ column, width: cell.width, from, to, foreground, background, underline, strike, italic });
}

/** Only a blank's background matters, so it can join the run before it. */
function isBlankIn(run: CellRun, { text }: Cell, style: Style): boolean {
  if (text !== " " || run.background !== style.background) return false;
  return !(run.underline || run.strike || style.underline || style.strike);
}

function sameStyle(one: Style, other: Style): boolean {
  return (
    one.foreground === other.foreground &&
    one.background === other.background &&
    one.underline === other.underline &&
    one.strike === other.strike &&
    one.italic === other.italic
  );
}

function textOf(cell: IBufferCell): string {
  if (cell.isInvisible() !== 0) return " ".repeat(cell.getWidth());
  const text = cell.getChars();
  if (text.length < 2) return text === "" ? " " : text;
  return Array.from(text)
    .slice(0, 1 + bounds.marks)
    .join("");
}

function readStyle(cell: IBufferCell, iceColours: boolean, style: Style): void {
  const bold = cell.isBold() !== 0;
  const ice = iceColours && cell.isBlink() !== 0;
  const inverse = cell.isInverse() !== 0;
  const [front, back] = [foregroundOf(cell, bold), backgroundOf(cell, ice)];
  style.background = inverse ? front : back;
  style.foreground = inverse ? back : front;
  if (cell.isDim() !== 0) style.foreground = halfway(style.foreground, style.background);
  style.underline = cell.isUnderline() !== 0;
  style.strike = cell.isStrikethrough() !== 0;
  style.italic = cell.isItalic() !== 0;
}

function foregroundOf(cell: IBufferCell, bold: boolean): Colour {
  if (cell.isFgRGB()) return cell.getFgColor();
  if (cell.isFgDefault()) return bold ? (palette[15] ?? defaultForeground) : defaultForeground;
  const index = cell.getFgColor();
  return palette[bold && index < 8 ? index + 8 : index] ?? defaultForeground;
}

function backgroundOf(cell: IBufferCell, ice: boolean): Colour {
  if (cell.isBgRGB()) return cell.getBgColor();
  if (cell.isBgDefault()) return ice ? (palette[8] ?? defaultBackground) : defaultBackground;
  const index = cell.getBgColor();
  return palette[ice && index < 8 ? index + 8 : index] ?? defaultBackground;
}

/** Removes blanks with the default background from the end of a row. */
function trimEnd({ cells, runs }: Pick<Row, "cells" | "runs">): void {
  for (let run = runs.at(-1); run !== undefined; run = runs.at(-1)) {
    if (run.background !== defaultBackground || run.underline || run.strike) break;
    while (run.to > run.from && cells.at(-1)?.text.trim() === "") {
      run.width -= cells.pop()?.width ?? 0;
      run.to -= 1;
    }
    if (run.to > run.from) break;
    runs.pop();
  }
}
