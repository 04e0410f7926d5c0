import type { z } from "zod";
import { isoFromSeconds } from "../../model/dates.ts";
import { dayHours, weekHours } from "../../model/players/hours.ts";
import type { TimedCounts } from "../../model/players/series.ts";
import { typicalEvening } from "../../model/players/usual.ts";
import type { ServerView } from "../../model/server-view.ts";
import type { Absolute } from "../links.ts";
import type { hoursShape, playersThroughTime, usualPlayers } from "./players-shape.ts";

type Shape<Parts extends Record<string, z.ZodType>> = { [Key in keyof Parts]: z.infer<Parts[Key]> };

/** What is usual for a game, for its summary. */
export function usualDocument({ usual: { range, peak, trend } }: ServerView): Shape<typeof usualPlayers> {
  return {
    usualPlayers: range,
    peakPlayers: peak === null ? null : { players: peak.players, at: isoFromSeconds(peak.at) },
    playersTrend: trend === null ? null : { ...trend, change: Number.isFinite(trend.change) ? trend.change : null },
  };
}

/** Players by hour of the day and of the week, in UTC. */
export function hoursDocument(counts: TimedCounts): Shape<typeof hoursShape> {
  return {
    byHour: dayHours(counts).map((found, hour) => ({ hour, ...found })),
    byHourOfWeek: weekHours(counts).map(({ typical }) => typical),
  };
}

/** When a game has players, for its own document. */
export function throughTimeDocument(
  { id, usual: { counts } }: ServerView,
  absolute: Absolute,
): z.infer<typeof playersThroughTime> {
  const iso = (at: number | undefined): string | null => (at === undefined ? null : isoFromSeconds(at));
  return {
    counts: counts.at.length,
    from: iso(counts.at[0]),
    to: iso(counts.at.at(-1)),
    evening: typicalEvening(counts),
    ...hoursDocument(counts),
    csv: absolute(`/api/v1/servers/${id}/counts.csv`),
  };
}
