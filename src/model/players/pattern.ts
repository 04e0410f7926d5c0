import { dayHours, weekBlocks, type HourCounts } from "./hours.ts";
import { utc, type OffsetAt } from "./local-time.ts";
import type { TimedCounts } from "./series.ts";
import { typicalEvening } from "./usual.ts";

/** What counts need to show a pattern of the day, and one of the week: with fewer, chance would look like a habit. */
const needed = { days: 7, hours: 4, countsOfHour: 3, weekDays: 21 } as const;
const day = 86_400;

/** How many counts there are, and which patterns they are enough for. */
export interface Coverage {
  counts: number;
  /** UTC days with a count. */
  days: number;
  /** UTC hours of the day with at least one count, ascending. */
  hours: number[];
  /** The times of the first and the last count, Unix time in seconds; null if there is none. */
  span: { from: number; to: number } | null;
  /** Enough for a chart by hour of the day; and for a table by weekday. */
  ofDay: boolean;
  ofWeek: boolean;
}

/** Whether a series is enough for patterns. It is judged in UTC, so that all readers see the same. */
export function coverageOf(counts: TimedCounts): Coverage {
  const days = new Set<number>();
  for (const at of Array.from(counts.at)) days.add(Math.floor(at / day));
  const hours = [...dayHours(counts).entries()].filter(([, { counted }]) => counted > 0);
  const often = hours.filter(([, { counted }]) => counted >= needed.countsOfHour);
  const ofDay = days.size >= needed.days && often.length >= needed.hours;
  const { length } = counts.at;
  return {
    counts: length,
    days: days.size,
    hours: hours.map(([hour]) => hour),
    span: length === 0 ? null : { from: counts.at[0] ?? 0, to: counts.at[length - 1] ?? 0 },
    ofDay,
    ofWeek: ofDay && days.size >= needed.weekDays,
  };
}

/** Players through the day and the week, in local time. */
export interface Pattern {
  /** By hour of the day: 24. */
  hours: HourCounts[];
  /** By weekday and three hours: 56, from Monday 00:00 on. */
  week: HourCounts[];
  /** The median of each evening's highest count; null if there are too few. */
  evening: number | null;
}

/** Derives the patterns of a series for readers in one time zone. */
export function patternOf(counts: TimedCounts, offsetAt: OffsetAt = utc): Pattern {
  return {
    hours: dayHours(counts, offsetAt),
    week: weekBlocks(counts, offsetAt),
    evening: typicalEvening(counts, offsetAt),
  };
}
