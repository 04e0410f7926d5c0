import type { ComparedGame, ComparedRow } from "../data.ts";

/** A row of the comparison: what each game says; null if one says nothing. */
interface MergedRow {
  label: string;
  cells: readonly (ComparedRow | null)[];
  /** Whether two games say different things; saying nothing does not count. */
  differs: boolean;
}

interface MergedGroup {
  heading: string;
  rows: readonly MergedRow[];
  /** The sources of each game's lines; empty if no game has any. */
  sources: readonly (readonly string[])[];
}

/** Shown for what no visit asked about. */
const notTested = "not tested";

/**
 * Merges the rows of several games, group by group. Each game's order is kept; rows that only some games have are
 * inserted where those have them. Rows that are only "not tested" for every game are left out.
 */
export function mergeGames(games: readonly ComparedGame[]): MergedGroup[] {
  const headings = [...new Set(games.flatMap(({ groups }) => groups.map(({ heading }) => heading)))];
  return headings
    .map((heading) => {
      const found = games.map(({ groups }) => groups.find((group) => group.heading === heading));
      const lists = found.map((group) => group?.rows ?? []);
      const rows = labelsOf(lists).map((label) => {
        const cells = lists.map((list) => list.find((row) => row.label === label) ?? null);
        const said = new Set(cells.flatMap((cell) => (cell === null || cell.text === notTested ? [] : [cell.text])));
        return { label, cells, differs: said.size > 1 };
      });
      const sources = found.map((group) => group?.sources ?? []);
      return {
        heading,
        rows: rows.filter(({ cells }) => cells.some((cell) => cell !== null && cell.text !== notTested)),
        sources: sources.some((own) => own.length > 0) ? sources : [],
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
