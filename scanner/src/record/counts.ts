import { z } from "zod";
import type { RecordError } from "./explain.ts";
import { countSources } from "./player-count.ts";
import { checkedLines, readLines, type CheckedLine } from "./read-lines.ts";

/** How a number of players was found. */
export const countSourceSchema = z.enum(countSources);
/** How a number of players was found. */
export type CountSource = z.infer<typeof countSourceSchema>;

/** Larger counts are dropped: no game has ever had a thousandth of this. */
export const largestCount = 999_999_999;

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/);
const playersById = z.record(id, z.int().min(0).max(largestCount));

/**
 * One line of data/counts/<year>/<date>.ndjson: the players found by one counting round, by game and by source. (The
 * nightly census keeps its own counts in the readings.)
 *
 * `{"at":"2026-11-21T20:07Z","mssp":{"aardwolf":118,"discworld":87},"who":{"m-u-s-h":31},"booted":{"aardwolf":1795289220}}`
 *
 * A game that could not be counted is absent, which says nothing about it. The file is that of the day (UTC) on which
 * the round began; a finished one is sorted by time, with one line per round. While a round is running, or after it was
 * killed, its counts are on several lines, and the file may end in a partial line: readers combine all lines of one
 * minute (mergeRounds). Shards have separate files, as for readings, so that files are merged by copying them.
 */
export const countingRoundSchema = z.strictObject({
  at: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\dZ$/)
    .describe("When the round began (ISO 8601, UTC, to the minute): the time of all its counts, which took minutes."),
  mssp: playersById.optional().describe("Players by the id of the game, as MSSP reported them."),
  who: playersById.optional().describe("Players counted by WHO at the login screen."),
  screen: playersById.optional().describe("Players according to the login screen itself."),
  booted: z
    .record(id, z.int().min(0).max(9_999_999_999))
    .optional()
    .describe("When servers last started, as they report: Unix time in seconds; only if not known before."),
});
/** What one counting round found. */
export type CountingRound = z.infer<typeof countingRoundSchema>;

/** The lines of a file of counting rounds, each with its round or its problems. */
export function roundLines(text: string): Generator<CheckedLine<CountingRound>> {
  return checkedLines(text, countingRoundSchema);
}

/** Reads a file of counting rounds. Parameters and errors: see readLines. */
export function readRounds(
  text: string,
  where: string,
  skip?: (error: RecordError, line: string) => void,
): CountingRound[] {
  return readLines(text, where, countingRoundSchema, skip);
}

/** The time of a round, as in its lines. @param at milliseconds since 1970 */
export function roundTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}

const parts = [...countSources, "booted"] as const;

/**
 * Makes one line per round, sorted by time, with the games of each sorted by id. Merging is safe in any order and more
 * than once: of two counts of one game by one source in one round, the higher is kept.
 */
export function mergeRounds(lines: Iterable<CountingRound>): CountingRound[] {
  const rounds = new Map<string, Record<(typeof parts)[number], Map<string, number>>>();
  const none = (): Map<string, number> => new Map();
  for (const line of lines) {
    const round = rounds.get(line.at) ?? { mssp: none(), who: none(), screen: none(), booted: none() };
    rounds.set(line.at, round);
    for (const part of parts) {
      for (const [game, value] of Object.entries(line[part] ?? {})) {
        round[part].set(game, Math.max(round[part].get(game) ?? 0, value));
      }
    }
  }
  return [...rounds].sort(byKey).map(([at, round]) => {
    const merged: CountingRound = { at };
    for (const part of parts) if (round[part].size > 0) merged[part] = Object.fromEntries([...round[part]].sort(byKey));
    return merged;
  });
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The games of a round with their players. If a game was counted in several ways, MSSP takes precedence over WHO, and
 * WHO over the screen.
 */
export function countsOf(round: CountingRound): Map<string, { players: number; source: CountSource }> {
  const counts = new Map<string, { players: number; source: CountSource }>();
  for (const source of countSources) {
    for (const [game, players] of Object.entries(round[source] ?? {})) {
      if (!counts.has(game)) counts.set(game, { players, source });
    }
  }
  return counts;
}
