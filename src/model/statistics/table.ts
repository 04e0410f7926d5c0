/** A cell of a table. */
export type TableCell = string | number | boolean | null | undefined;

/** A table of the statistics, with what is needed to draw it, read it aloud and download it. */
export interface DrawnTable {
  slug: string;
  title: string;
  /** What is counted, and how; shown before the chart. */
  about: string;
  header: readonly string[];
  rows: readonly (readonly TableCell[])[];
  /**
   * How to draw it: bars are horizontal, columns vertical, states are stacked, lines run over the days in the first
   * column.
   */
  chart: "bars" | "columns" | "states" | "lines";
  /** Indexes of the columns to draw as lines. */
  lines?: readonly number[];
  /** The lines are percentages. */
  percent?: true;
  /** Address of each row's page, if any; parallel to `rows`. */
  pages?: readonly (`/${string}` | null)[];
}

/** Players by hour: drawn by another component than the rest, because readers see it in their own time zone. */
export type HoursTable = Pick<DrawnTable, "slug" | "title" | "about" | "header" | "rows"> & { chart: "hours" };

/** Any table of the statistics. */
export type StatisticsTable = DrawnTable | HoursTable;
