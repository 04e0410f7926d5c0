import type { TimedCounts } from "./series.ts";

/**
 * Times are kept in quarters of an hour: offsets of time zones are multiples of it, so the local hour of a count stays
 * right.
 */
const quarter = 900;

/**
 * Counts as text for an attribute of a page: for each, its distance from the one before in quarters of an hour (the first:
 * from 1970), and its players. "1988460 12 12 9" is 12 players, then 9 players three hours later.
 */
export function packCounts({ at, players }: TimedCounts): string {
  const parts: number[] = [];
  let before = 0;
  for (const [index, moment] of Array.from(at).entries()) {
    const time = Math.floor(moment / quarter);
    parts.push(time - before, players[index] ?? 0);
    before = time;
  }
  return parts.join(" ");
}

/** Reads what packCounts wrote: the same players, with times rounded down to a quarter of an hour. */
export function unpackCounts(text: string): TimedCounts {
  const at: number[] = [];
  const players: number[] = [];
  const parts = text === "" ? [] : text.split(" ").map(Number);
  let time = 0;
  for (let index = 0; index + 1 < parts.length; index += 2) {
    time += parts[index] ?? 0;
    at.push(time * quarter);
    players.push(parts[index + 1] ?? 0);
  }
  return { at, players };
}
