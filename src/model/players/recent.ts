import { countsBetween, type CountSeries } from "./series.ts";

/** Days on which everything rests that is called usual or typical. */
export const recentDays = 90;
const day = 86_400;
const hour = 3600;

/** The counts of the last 90 days. @param until the newest count of any game, Unix time in seconds */
export function recentCounts(series: CountSeries, until: number): CountSeries {
  return countsBetween(series, until - recentDays * day, until + 1);
}

/**
 * The last count of each hour, so that a page that carries them stays small however many rounds a day there are: 2,160 in
 * 90 days.
 */
export function onePerHour({ at, players, source }: CountSeries): CountSeries {
  const last = (_: number, index: number): boolean =>
    Math.floor((at[index] ?? 0) / hour) !== Math.floor((at[index + 1] ?? Infinity) / hour);
  // Typed arrays pass the index of the array itself, which is that of the others.
  return { at: at.filter(last), players: players.filter(last), source: source.filter(last) };
}
