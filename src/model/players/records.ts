import { hourOfDay } from "./hours.ts";
import { countsBetween, type CountSeries } from "./series.ts";
import type { Peak } from "./usual.ts";

/** What a record needs: earlier counts at its hour of the day, and how far it must exceed the highest before. */
const needed = { countsOfHour: 20, players: 3, share: 0.1 } as const;
/** After a record, the next is not looked for until so many seconds later: an event that grows is one record. */
const pause = 30 * 86_400;

/** A count higher than all before it. */
interface PlayersRecord extends Peak {
  before: Peak;
}

/**
 * The times at which a game had more players than ever. A game that was counted at night only has no record when its
 * first evening is counted: its hour of the day must have been counted often before.
 */
export function recordsOf(series: CountSeries): PlayersRecord[] {
  const records: PlayersRecord[] = [];
  let before: Peak | null = null;
  let from = -Infinity;
  for (const [index, at] of series.at.entries()) {
    const players = series.players[index] ?? 0;
    if (before !== null && players <= before.players) continue;
    if (before !== null && at >= from && isRecord(series, { players, at }, before)) {
      records.push({ players, at, before });
      from = at + pause;
    }
    before = { players, at };
  }
  return records;
}

function isRecord(series: CountSeries, { players, at }: Peak, before: Peak): boolean {
  const more = players - before.players;
  if (more < needed.players || more / before.players < needed.share) return false;
  const earlier = countsBetween(series, -Infinity, at).at.filter((moment) => hourOfDay(moment) === hourOfDay(at));
  return earlier.length >= needed.countsOfHour;
}
