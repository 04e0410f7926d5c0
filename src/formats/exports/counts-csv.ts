import { isoFromSeconds } from "../../model/dates.ts";
import { sourceAt, type CountSeries } from "../../model/players/series.ts";
import { csv } from "./csv.ts";

/** All counts of one game's players as a table, oldest first: when, how many, and how they were counted. */
export function countsCsv(counts: CountSeries): string {
  const rows = Array.from(counts.at, (at, index) => [
    isoFromSeconds(at),
    counts.players[index],
    sourceAt(counts, index),
  ]);
  return csv(["at", "players", "counted"], rows);
}
