/** One line of a game in a comparison. */
export interface ComparedRow {
  label: string;
  text: string;
  /** When it was true, where that is not in the sources of its group: "14 Feb 2026, 03:08 UTC". */
  source?: string;
  /** Paths of the strip of the last 30 nights (directory/row.ts). */
  strip?: { reached: string; missed: string };
}

/** Lines under one heading. */
export interface ComparedGroup {
  heading: string;
  rows: readonly ComparedRow[];
  /** Where the lines come from and since when they have been true, each source once. */
  sources?: readonly string[];
}

/** What is compared for one game: servers/<id>/compare.json. */
export interface ComparedGame {
  id: string;
  name: string;
  groups: readonly ComparedGroup[];
}

/** Maximum number of games in one comparison. */
export const mostCompared = 4;
