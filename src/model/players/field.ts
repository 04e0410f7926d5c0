import { median } from "./quantile.ts";
import { recentDays } from "./recent.ts";
import { countsBetween, type CountSeries, type TimedCounts } from "./series.ts";

/** A round that counted a smaller share of the usual number of games is left out: its sum would mislead. */
const completeShare = 0.9;
const day = 86_400;

/** Players of all games together, by counting round. */
export interface FieldCounts extends TimedCounts {
  /** Games counted in each. */
  readonly games: readonly number[];
  /** Rounds that were left out because they counted too few games. */
  incomplete: number;
}

/**
 * The sum of players over all games in each counting round of the last 90 days. Nights are not among them: a census takes
 * long, and visits each game at another time.
 * @param rounds times of all rounds, Unix time in seconds, ascending
 */
export function fieldCounts(all: Iterable<CountSeries>, rounds: readonly number[]): FieldCounts {
  const until = rounds.at(-1) ?? 0;
  const from = until - recentDays * day;
  const sums = new Map(rounds.filter((at) => at >= from).map((at) => [at, { games: 0, players: 0 }]));
  for (const series of all) {
    const { at, players } = countsBetween(series, from, Infinity);
    for (const [index, moment] of at.entries()) {
      const sum = sums.get(moment);
      if (sum === undefined) continue;
      sum.games++;
      sum.players += players[index] ?? 0;
    }
  }
  const usual = median([...sums.values()].map(({ games }) => games).sort((a, b) => a - b)) ?? 0;
  const complete = [...sums].filter(([, { games }]) => games > 0 && games >= usual * completeShare);
  return {
    at: complete.map(([at]) => at),
    players: complete.map(([, { players }]) => players),
    games: complete.map(([, { games }]) => games),
    incomplete: sums.size - complete.length,
  };
}
