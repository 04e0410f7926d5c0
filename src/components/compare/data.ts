/** One line of a game in a comparison. */
export interface ComparedRow {
  label: string;
  text: string;
  /** Where it comes from and when it was true: "reported by the server, 14 Feb 2026". */
  source?: string;
  /** Paths of the strip of the last 30 nights (directory/row.ts). */
  strip?: { reached: string; missed: string };
}

/** What is compared for one game: servers/<id>/compare.json. */
export interface ComparedGame {
  id: string;
  name: string;
  groups: readonly { heading: string; rows: readonly ComparedRow[] }[];
}

/** Maximum number of games in one comparison. */
export const mostCompared = 4;
