import type { ComparedGame, ComparedRow } from "../data.ts";

/** A row of the comparison: what each game says; null if one says nothing. */
export interface MergedRow {
  label: string;
  cells: readonly (ComparedRow | null)[];
  differs: boolean;
}

/** Shown for what no visit asked about. */
export const notTested = "not tested";

/**
 * Merges the rows of several games, group by group. Each game's order is kept; rows that only some games have are
 * inserted where those have them. Rows that are only "not tested" for every game are left out.
 */
export function mergeGames(games: readonly ComparedGame[]): { heading: string; rows: MergedRow[] }[] {
  const headings = [...new Set(games.flatMap(({ groups }) => groups.map(({ heading }) => heading)))];
  return headings
    .map((heading) => {
      const lists = games.map(({ groups }) => groups.find((group) => group.heading === heading)?.rows ?? []);
      const rows = labelsOf(lists).map((label) => {
        const cells = lists.map((list) => list.find((row) => row.label === label) ?? null);
        return { label, cells, differs: new Set(cells.map((cell) => cell?.text)).size > 1 };
      });
      return {
        heading,
        rows: rows.filter(({ cells }) => cells.some((cell) => cell !== null && cell.text !== notTested)),
      };
    })
    .filter(({ rows }) => rows.length > 0);
}

function labelsOf(lists: readonly (readonly ComparedRow[])[]): string[] {
  const labels: string[] = [];
  for (const list of lists) {
    let at = -1;
    for (const { label } of list) {
      const known = labels.indexOf(label);
      if (known < 0) labels.splice(++at, 0, label);
      else at = known;
    }
  }
  return labels;
}
