import { hourOfDay } from "./hours.ts";
import { countsBetween, type CountSeries } from "./series.ts";

/** Length of each of the two compared periods, in days. */
const days = 30;
/** Minimum number of counted days in each period, and of counts in each hour of the day that is compared. */
const fewest = { days: 10, counts: 5 } as const;
const day = 86_400;

/** The average number of players in the last 30 days and the 30 days before. */
export interface MonthTrend {
  recent: number;
  before: number;
  /** Their relative change: 0.2 is a fifth more. Infinity if there were none before; 0 if there were none in either. */
  change: number;
}

/**
 * Compares the last 30 days with the 30 before. Only hours of the day (UTC) counted often in both periods are compared, all
 * with the same weight: otherwise a game would seem to grow once counting rounds start to see its evenings.
 * @param until the end of the last period, Unix time in seconds
 * @returns null if fewer than ten days of a period were counted, or no hour was counted five times in both
 */
export function monthTrend(series: CountSeries, until: number): MonthTrend | null {
  const recent = hourlyMeans(countsBetween(series, until - days * day, until + 1));
  const before = hourlyMeans(countsBetween(series, until - 2 * days * day, until - days * day));
  if (recent === null || before === null) return null;
  const hours = [...recent.keys()].filter((hour) => before.has(hour));
  if (hours.length === 0) return null;
  const mean = (means: ReadonlyMap<number, number>): number =>
    hours.reduce((sum, hour) => sum + (means.get(hour) ?? 0), 0) / hours.length;
  const [now, then] = [mean(recent), mean(before)];
  return { recent: now, before: then, change: now === then ? 0 : (now - then) / then };
}

/** A change of less than a fifth, or of less than one player, counts as steady. */
const least = { change: 0.2, players: 1 } as const;

/** Which way a game's number of players goes. */
type Direction = "rising" | "steady" | "falling";

/** A trend as a word; "steady" if it is not known. */
export function directionOf(trend: MonthTrend | null): Direction {
  if (trend === null) return "steady";
  const { recent, before, change } = trend;
  if (Math.abs(change) < least.change || Math.abs(recent - before) < least.players) return "steady";
  return change > 0 ? "rising" : "falling";
}

/** Average players by hour of the day; null if too few days were counted. */
function hourlyMeans({ at, players }: CountSeries): Map<number, number> | null {
  const sums = new Map<number, { sum: number; counts: number }>();
  const counted = new Set<number>();
  for (const [index, moment] of at.entries()) {
    counted.add(Math.floor(moment / day));
    const hour = hourOfDay(moment);
    const { sum, counts } = sums.get(hour) ?? { sum: 0, counts: 0 };
    sums.set(hour, { sum: sum + (players[index] ?? 0), counts: counts + 1 });
  }
  if (counted.size < fewest.days) return null;
  const often = [...sums].filter(([, { counts }]) => counts >= fewest.counts);
  return new Map(often.map(([hour, { sum, counts }]) => [hour, sum / counts]));
}
