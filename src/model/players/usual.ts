import { hourOfDay } from "./hours.ts";
import { utc, type OffsetAt } from "./local-time.ts";
import { median, quantile } from "./quantile.ts";
import type { TimedCounts } from "./series.ts";

/** With fewer counts than this, there is no usual range. */
const fewestCounts = 10;
/** Minimum number of counted evenings. */
const fewestEvenings = 5;
/** The hours of an evening, from the first (included) to the last (excluded). */
export const evening = { from: 18, to: 24 } as const;

/**
 * Players on a typical evening (18:00 to 24:00 local time): the median of each evening's highest count.
 * @returns null if fewer than five evenings were counted
 */
export function typicalEvening({ at, players }: TimedCounts, offsetAt: OffsetAt = utc): number | null {
  const evenings = new Map<number, number>();
  for (const [index, moment] of Array.from(at).entries()) {
    const local = moment + offsetAt(moment) * 60;
    const hour = hourOfDay(local);
    if (hour < evening.from || hour >= evening.to) continue;
    const day = Math.floor(local / 86_400);
    evenings.set(day, Math.max(evenings.get(day) ?? 0, players[index] ?? 0));
  }
  return evenings.size < fewestEvenings ? null : median([...evenings.values()].sort((a, b) => a - b));
}

/** The highest count and its time (Unix time in seconds). */
export interface Peak {
  players: number;
  at: number;
}

/** The highest count, and when it was first reached (Unix time in seconds); null if nothing was counted. */
export function peakOf({ at, players }: TimedCounts): Peak | null {
  let peak: Peak | null = null;
  for (const [index, moment] of Array.from(at).entries()) {
    const count = players[index] ?? 0;
    if (peak === null || count > peak.players) peak = { players: count, at: moment };
  }
  return peak;
}

/** What most counts lie between; possibly with fractions. */
export interface UsualRange {
  low: number;
  high: number;
}

/** The range of four out of five counts: the 10th and the 90th percentile. Null if there are fewer than ten. */
export function usualRange({ players }: TimedCounts): UsualRange | null {
  if (players.length < fewestCounts) return null;
  const sorted = Array.from(players).sort((a, b) => a - b);
  return { low: quantile(sorted, 0.1) ?? 0, high: quantile(sorted, 0.9) ?? 0 };
}
