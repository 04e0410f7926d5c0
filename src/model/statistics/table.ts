/** A cell of a table. */
export type Cell = string | number | boolean | null | undefined;

/** One table of the statistics, with what is needed to draw it, to read it aloud and to download it. */
export interface StatisticsTable {
  slug: string;
  title: string;
  /** What is counted, and how: read before the chart. */
  about: string;
  header: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** How it is drawn: bars are horizontal, columns vertical, states are stacked, lines run over the days in the first column. */
  chart: "bars" | "columns" | "states" | "lines";
  /** Columns that are drawn as lines, by their place. */
  lines?: readonly number[];
  /** The lines are shares, in per cent. */
  percent?: true;
  /** Address of the page of a row, where each has one; parallel to `rows`. */
  pages?: readonly (`/${string}` | null)[];
}
