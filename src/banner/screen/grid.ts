import type { Colour } from "./palette.ts";

/** One character on a screen. Equal cells are the same object (`cellOf`), because a picture has tens of thousands. */
export interface Cell {
  /** Columns that it takes: 1 or 2. */
  readonly width: number;
  /** Base character with its combining marks; " " for an empty cell. */
  readonly text: string;
}

/** Adjacent cells of one style with resolved colours: inverse, dim, bold as bright and conceal have been applied. */
export interface CellRun {
  column: number;
  /** Width of all its cells in columns. */
  width: number;
  /** Range of its cells in the row: the first, and the one after the last. */
  from: number;
  to: number;
  foreground: Colour;
  background: Colour;
  underline: boolean;
  strike: boolean;
  italic: boolean;
}

/** One row of the screen. */
export interface Row {
  cells: Cell[];
  runs: CellRun[];
  /** It continues the row above, which was too long for the screen. */
  wrapped: boolean;
  /** Blanks at its end were removed. */
  trimmed: boolean;
}

/** A screen, trimmed to what is drawn on it. */
export interface Grid {
  columns: number;
  rows: Row[];
}

const known = [new Map<string, Cell>(), new Map<string, Cell>()] as const;
/** There is no limit to characters with marks, so the cache is emptied before it fills the memory. */
const mostKnown = 20_000;

/** The cell of a character. */
export function cellOf(text: string, width: number): Cell {
  const cells = width === 2 ? known[1] : known[0];
  const found = cells.get(text);
  if (found !== undefined) return found;
  if (cells.size >= mostKnown) cells.clear();
  const cell = { text, width };
  cells.set(text, cell);
  return cell;
}

/** The different cells of a screen. */
export function cellsOfGrid({ rows }: Grid): Set<Cell> {
  const different = new Set<Cell>();
  for (const { cells } of rows) for (const cell of cells) different.add(cell);
  return different;
}

/** Text of a run. */
export function textOf({ cells }: Row, { from, to }: CellRun): string {
  let text = "";
  for (let at = from; at < to; at++) text += cells[at]?.text ?? "";
  return text;
}

/** Text of a row, without blanks at its end. */
export function textOfRow({ cells }: Row): string {
  let text = "";
  for (const cell of cells) text += cell.text;
  return text.trimEnd();
}
