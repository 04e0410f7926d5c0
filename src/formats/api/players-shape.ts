import { z } from "zod";
import { recentDays } from "../../model/players/recent.ts";
import { moment, url } from "./shape-parts.ts";

// How many players a game has, by the counts of the nights and of counting rounds.

const players = z.int().min(0);

/** Keys of a summary. */
export const usualPlayers = {
  usualPlayers: z
    .strictObject({ low: z.number(), high: z.number() })
    .nullable()
    .describe(
      `four out of five counts of the last ${recentDays} days were between these (10th and 90th percentile); null if there are fewer than ten`,
    ),
  peakPlayers: z
    .strictObject({ players, at: moment })
    .nullable()
    .describe(`the highest count of the last ${recentDays} days, and when it was first reached`),
  playersTrend: z
    .strictObject({
      recent: z.number(),
      before: z.number(),
      change: z.number().nullable().describe("0.2 is a fifth more; null if there were none before"),
    })
    .nullable()
    .describe(
      "average players in the last 30 days and in the 30 before, over the hours of the day counted in both; null if there are too few counts",
    ),
};

const hourCounts = z.strictObject({
  hour: z.int().min(0).max(23),
  counted: z.int().describe("number of counts; the rest is null if there are none"),
  typical: z.number().nullable().describe("the median"),
  least: players.nullable(),
  most: players.nullable(),
});

/** Players by hour of the day and of the week, in UTC. */
export const hoursShape = {
  byHour: z.array(hourCounts).length(24).describe("by hour of the day (UTC)"),
  byHourOfWeek: z
    .array(z.number().nullable())
    .length(168)
    .describe("the median by hour of the week (UTC), from Monday 00:00 on; null for an hour without a count"),
};

/** When a game has players. */
export const playersThroughTime = z.strictObject({
  counts: z
    .int()
    .describe(`number of counts in the last ${recentDays} days, at most one an hour, from which the rest is computed`),
  from: moment.nullable().describe("the first of them"),
  to: moment.nullable().describe("the last of them"),
  evening: z
    .number()
    .nullable()
    .describe("players on a typical evening: the median of the highest counts from 18:00 to 24:00 UTC"),
  ...hoursShape,
  csv: url.describe("all counts, for other time zones and times; local time needs the offset of each count's own date"),
});
