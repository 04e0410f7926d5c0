import { utc, type OffsetAt } from "./local-time.ts";
import { median } from "./quantile.ts";
import type { TimedCounts } from "./series.ts";

/** Players in one part of the day or the week, over all its counts. */
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
const weekLength = 168;
/** Hours in each part of the table of the week. */
export const blockHours = 3;
/** 1 January 1970 was a Thursday: the hour of the week when it began. */
const epochHour = 3 * 24;
/** An hour with fewer counts than this may be one odd day, so it is never called the busiest. */
const fewestOfHour = 3;

/** The hour of the week of a time (seconds since 1970): 0 is Monday 00:00 to 00:59, 167 is Sunday 23:00. */
export function hourOfWeek(at: number): number {
  return (Math.floor(at / hour) + epochHour) % weekLength;
}

/** The hour of the day of a time (seconds since 1970), 0 to 23. */
export function hourOfDay(at: number): number {
  return hourOfWeek(at) % 24;
}

/** Players by hour of the day, in local time: 24 of them. */
export function dayHours(counts: TimedCounts, offsetAt: OffsetAt = utc): HourCounts[] {
  return grouped(counts, 24, hourOfDay, offsetAt);
}

/** Players by hour of the week, in local time: 168 of them, from Monday 00:00 on. */
export function weekHours(counts: TimedCounts, offsetAt: OffsetAt = utc): HourCounts[] {
  return grouped(counts, weekLength, hourOfWeek, offsetAt);
}

/** Players by weekday and three hours of the day, in local time: 56 of them, from Monday 00:00 to 02:59 on. */
export function weekBlocks(counts: TimedCounts, offsetAt: OffsetAt = utc): HourCounts[] {
  return grouped(counts, weekLength / blockHours, (at) => Math.floor(hourOfWeek(at) / blockHours), offsetAt);
}

/**
 * Each count is put into local time by itself, with the offset of its own date: a profile in UTC that was shifted as a
 * whole would be an hour off for all counts before the last change to or from summer time.
 */
function grouped(
  { at, players }: TimedCounts,
  groups: number,
  groupOf: (localTime: number) => number,
  offsetAt: OffsetAt,
): HourCounts[] {
  const values = Array.from({ length: groups }, (): number[] => []);
  for (const [index, moment] of Array.from(at).entries()) {
    values[groupOf(moment + offsetAt(moment) * 60)]?.push(players[index] ?? 0);
  }
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

/** One hour of a day, or one part of a week, by its place, with what is typical of it. */
interface TypicalHour {
  place: number;
  typical: number;
}

/** Those that typically have the most and the fewest players, the first of several; null if none has enough counts. */
export function extremes(hours: readonly HourCounts[]): { most: TypicalHour; fewest: TypicalHour } | null {
  let found: { most: TypicalHour; fewest: TypicalHour } | null = null;
  for (const [place, { counted, typical }] of hours.entries()) {
    if (typical === null || counted < fewestOfHour) continue;
    const here = { place, typical };
    if (found === null) found = { most: here, fewest: here };
    else if (typical > found.most.typical) found.most = here;
    else if (typical < found.fewest.typical) found.fewest = here;
  }
  return found;
}
