import type { Colour } from "./palette.ts";

/** One character on the screen. */
export interface Cell {
  /** Column, from 0. */
  column: number;
  /** Cells that it takes: 1 or 2. */
  width: number;
  /** Base character with its combining marks; " " for an empty cell. */
  text: string;
}

/** Neighbouring cells of one style, colours resolved: inverse, dim, bold as bright and conceal have been applied. */
export interface Run {
  column: number;
  width: number;
  cells: Cell[];
  foreground: Colour;
  background: Colour;
  underline: boolean;
  strike: boolean;
  italic: boolean;
}

/** One row of the screen. `wrapped`: it continues the row above, which was too long for the screen. */
export interface Row {
  runs: Run[];
  wrapped: boolean;
}

/** A screen, trimmed to what is drawn on it. */
export interface Grid {
  columns: number;
  rows: Row[];
}

/** Text of a run. */
export function textOf(run: Run): string {
  return run.cells.map(({ text }) => text).join("");
}

/** Text of a row, blanks at its end left out. */
export function textOfRow(row: Row): string {
  return row.runs.map(textOf).join("").trimEnd();
}
