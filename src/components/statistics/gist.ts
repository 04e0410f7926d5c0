import type { DrawnTable } from "../../model/statistics/table.ts";
import { figure } from "../text/count.ts";

/** Number of rows that fit into a sentence. */
const namedGames = 3;

/**
 * What a chart shows at a glance, in a sentence: the newest values of its lines with their date, or its longest bars.
 * @param nameOf the name of a row from its first cell, such as a day in words
 * @returns "" if there is nothing to say, or if it does not fit into a sentence
 */
export function gistOf(table: DrawnTable, nameOf: (cell: unknown) => string): string {
  switch (table.chart) {
    case "lines": {
      const columns = table.lines ?? [1];
      const newest = table.rows.findLast((row) => columns.some((column) => typeof row[column] === "number"));
      if (newest === undefined) return "";
      const values = columns.flatMap((column) => {
        const value = newest[column];
        if (typeof value !== "number") return [];
        const header = table.header[column] ?? "";
        // Shares have the names of protocols in their header, sums have words.
        return table.percent === true ? [`${header} ${figure(value)}%`] : [`${header.toLowerCase()} ${figure(value)}`];
      });
      return `${nameOf(newest[0])}: ${values.join(", ")}.`;
    }
    case "bars": {
      const longest = [...table.rows]
        .sort((a, b) => Number(b[1]) - Number(a[1]))
        .filter((row) => Number(row[1]) > 0)
        .slice(0, namedGames);
      if (longest.length === 0) return "";
      return `Most common: ${longest.map((row) => `${nameOf(row[0])} (${figure(Number(row[1]))})`).join(", ")}.`;
    }
    case "columns":
    case "states":
      return "";
  }
}
