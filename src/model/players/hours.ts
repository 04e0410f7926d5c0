import type { CountSeries } from "./series.ts";
import { median } from "./quantile.ts";

/** Players in one hour of the day or of the week, over all its counts. */
export interface HourCounts {
  /** Number of counts; the other values are null if there are none. */
  counted: number;
  /** The median. */
  typical: number | null;
  least: number | null;
  most: number | null;
}

const hour = 3600;
/** Hours of a week. */
export const weekLength = 168;
/** 1 January 1970 was a Thursday: the hour of the week when it began. */
const epochHour = 3 * 24;

/** The hour of the week of a time (Unix time in seconds), in UTC: 0 is Monday 00:00 to 00:59, 167 is Sunday 23:00. */
export function hourOfWeek(at: number): number {
  return (Math.floor(at / hour) + epochHour) % weekLength;
}

/** Players by hour of the week (UTC): 168 of them, from Monday 00:00 on. */
export function weekHours(series: CountSeries): HourCounts[] {
  return grouped(series, weekLength, hourOfWeek);
}

/** Players by hour of the day (UTC): 24 of them. */
export function dayHours(series: CountSeries): HourCounts[] {
  return grouped(series, 24, (at) => hourOfWeek(at) % 24);
}

function grouped({ at, players }: CountSeries, groups: number, groupOf: (at: number) => number): HourCounts[] {
  const values = Array.from({ length: groups }, (): number[] => []);
  for (const [index, moment] of at.entries()) values[groupOf(moment)]?.push(players[index] ?? 0);
  return values.map((counts) => {
    counts.sort((a, b) => a - b);
    return {
      counted: counts.length,
      typical: median(counts),
      least: counts[0] ?? null,
      most: counts.at(-1) ?? null,
    };
  });
}

/**
 * Shifts the hours of a day or a week from UTC to another time zone. Zones with half hours are rounded up to the next
 * full hour.
 * @param hours of a whole day or week, in UTC
 * @param offset minutes east of UTC
 */
export function inZone<Hour>(hours: readonly Hour[], offset: number): Hour[] {
  const turn = Math.round(offset / 60);
  return hours.map((_, index) => hours.at((index - turn) % hours.length) as Hour);
}

/** The hour that typically has the most players; the first of several. Null if nothing was counted. */
export function busiestHour(hours: readonly HourCounts[]): number | null {
  let busiest: number | null = null;
  for (const [index, { typical }] of hours.entries()) {
    if (typical !== null && typical > (busiest === null ? -1 : (hours[busiest]?.typical ?? -1))) busiest = index;
  }
  return busiest;
}
