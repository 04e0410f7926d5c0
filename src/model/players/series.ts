import { countSources, isPlausibleCount, type CountSource } from "@mudlark/scanner/record";
import type { HistoryVisit } from "../server-view.ts";

/** Numbers of players with their times, oldest first: arrays of equal length. */
export interface TimedCounts {
  /** Unix time in seconds, ascending. */
  readonly at: ArrayLike<number>;
  readonly players: ArrayLike<number>;
}

/**
 * The counts of a game's players from the nights and from counting rounds. Kept small, because eight rounds a day make
 * 3,000 counts a year.
 */
export interface CountSeries extends TimedCounts {
  readonly at: Uint32Array;
  readonly players: Uint32Array;
  /** How each was counted: an index into countSources. */
  readonly source: Uint8Array;
}

/** Counts of one game as read from a file of rounds: parallel arrays, in any order. */
export interface RoundCounts {
  at: number[];
  players: number[];
  source: number[];
}

interface Counted {
  at: number;
  players: number;
  source: number;
}

/**
 * Joins the counts of the nights and those of counting rounds. Implausible counts (see isPlausibleCount) are left out,
 * and if there are several at one time, the first source in countSources is used.
 * @param history visits, oldest first
 * @param rounds counts of rounds; undefined if there are none
 */
export function seriesOf(history: readonly HistoryVisit[], rounds: RoundCounts | undefined): CountSeries {
  const all: Counted[] = [];
  for (const { at, players, claimed, counted = "mssp" } of history) {
    const value = claimed ?? players;
    if (value != null) all.push({ at, players: value, source: countSources.indexOf(counted) });
  }
  for (const [index, at] of (rounds?.at ?? []).entries()) {
    all.push({ at, players: rounds?.players[index] ?? 0, source: rounds?.source[index] ?? 0 });
  }
  all.sort((a, b) => a.at - b.at || a.source - b.source);
  const earlier: number[] = [];
  const kept = all.filter(({ at, players }, index) => {
    if (all[index - 1]?.at === at) return false;
    const plausible = isPlausibleCount(players, earlier);
    earlier.push(players);
    if (earlier.length > 2 * lookedBack) earlier.splice(0, lookedBack);
    return plausible;
  });
  return {
    at: Uint32Array.from(kept, ({ at }) => at),
    players: Uint32Array.from(kept, ({ players }) => players),
    source: Uint8Array.from(kept, ({ source }) => source),
  };
}

/** isPlausibleCount looks back on fewer than this, so the rest need not be kept. */
const lookedBack = 100;

/** The counts from one time (included) to another (excluded), Unix time in seconds. */
export function countsBetween({ at, players, source }: CountSeries, from: number, to: number): CountSeries {
  const [first, last] = [firstFrom(at, from), firstFrom(at, to)];
  return { at: at.subarray(first, last), players: players.subarray(first, last), source: source.subarray(first, last) };
}

function firstFrom(at: Uint32Array, moment: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How the count at an index was made. */
export function sourceAt(series: CountSeries, index: number): CountSource {
  return countSources[series.source[index] ?? 0] ?? "mssp";
}
