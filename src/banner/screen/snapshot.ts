import type { IBuffer, IBufferCell } from "@xterm/headless";
import { bounds } from "./bounds.ts";
import { cellOf, type Row, type Run } from "./grid.ts";
import { type Colour, defaultBackground, defaultForeground, halfway, palette } from "./palette.ts";

type Style = Omit<Run, "column" | "width" | "cells">;

/**
 * The rows of an emulator's buffer, colours resolved: bold is bright, dim is halfway to the background, inverse swaps,
 * concealed text is blank; with iCE colours blinking means a bright background.
 * @param first row to begin with
 */
export function readRows(buffer: IBuffer, columns: number, first: number, iceColours: boolean): Row[] {
  const rows: Row[] = [];
  const scratch = buffer.getNullCell();
  const last = Math.min(buffer.length, first + bounds.rows);
  for (let y = first; y < last; y++) {
    const line = buffer.getLine(y);
    const runs: Run[] = [];
    for (let x = 0; line !== undefined && x < columns; x++) {
      const cell = line.getCell(x, scratch);
      if (cell === undefined || cell.getWidth() === 0) continue;
      append(runs, x, cell, iceColours);
    }
    rows.push({ runs: trimEnd(runs), wrapped: line?.isWrapped ?? false });
  }
  return rows;
}

function append(runs: Run[], column: number, cell: IBufferCell, iceColours: boolean): void {
  const width = cell.getWidth();
  const text = cell.isInvisible() !== 0 ? " ".repeat(width) : textOf(cell);
  const style = styleOf(cell, iceColours);
  const run = runs.at(-1);
  if (run !== undefined && (sameStyle(run, style) || isBlankIn(run, text, style))) {
    run.cells.push(cellOf(text, width));
    run.width += width;
  } else runs.push({ column, width, cells: [cellOf(text, width)], ...style });
}

/** A blank needs its background alone: it may stand in the run before it. */
function isBlankIn(run: Run, text: string, style: Style): boolean {
  const lines = run.underline || run.strike || style.underline || style.strike;
  return text === " " && !lines && run.background === style.background;
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
  const text = cell.getChars();
  if (text.length < 2) return text === "" ? " " : text;
  return Array.from(text)
    .slice(0, 1 + bounds.marks)
    .join("");
}

function styleOf(cell: IBufferCell, iceColours: boolean): Style {
  const bold = cell.isBold() !== 0;
  const ice = iceColours && cell.isBlink() !== 0;
  let foreground = foregroundOf(cell, bold);
  let background = backgroundOf(cell, ice);
  if (cell.isInverse() !== 0) [foreground, background] = [background, foreground];
  if (cell.isDim() !== 0) foreground = halfway(foreground, background);
  const underline = cell.isUnderline() !== 0;
  return { foreground, background, underline, strike: cell.isStrikethrough() !== 0, italic: cell.isItalic() !== 0 };
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

/** Drops blanks on the default background from the end of a row. */
function trimEnd(runs: Run[]): Run[] {
  for (let run = runs.at(-1); run !== undefined; run = runs.at(-1)) {
    if (run.background !== defaultBackground || run.underline || run.strike) break;
    while (run.cells.at(-1)?.text.trim() === "") run.width -= run.cells.pop()?.width ?? 0;
    if (run.cells.length > 0) break;
    runs.pop();
  }
  return runs;
}
