import { reached, wasMeasured, type Change, type OutcomeCode, type Reading } from "../../record/index.ts";
import { historyIn, type History } from "../schedule/history.ts";

/** A summary of a night, derived only from its readings, so that every shard and later reader gets the same result. */
export interface NightReport {
  /** The night's date. */
  night: string;
  /** Start of its last visit, ISO 8601; the night's date if there was none. */
  last: string;
  visited: number;
  /** Visits that showed what the game offers. */
  reached: number;
  /** All others by outcome, the most frequent first. */
  failed: [OutcomeCode, number][];
  /** Reached for the first time. */
  fresh: string[];
  /** Dark or archived before, reached now. */
  back: string[];
  /** Dark since tonight. */
  goneDark: string[];
  /** Their record was rewritten, and what changed. */
  changed: { id: string; changes: Change[] }[];
  /** Why this night's failures are ignored. */
  broken?: string;
}

const silentStates = new Set(["dark", "archived"]);

/**
 * Reports a night.
 * @param histories what was known before it; not modified, except that new games get empty ones
 * @param readings of the night, in any order
 */
export function nightReport(
  night: string,
  histories: Map<string, History>,
  readings: readonly Reading[],
  broken?: string,
): NightReport {
  const report: NightReport = {
    night,
    last: readings.reduce((latest, { at }) => (at > latest ? at : latest), night),
    visited: 0,
    reached: 0,
    failed: [],
    fresh: [],
    back: [],
    goneDark: [],
    changed: [],
  };
  const failed = new Map<OutcomeCode, number>();
  const last = new Map(readings.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map((reading) => [reading.id, reading]));
  for (const reading of [...last.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (reading.outcome === "opted-out") continue;
    report.visited++;
    const good = reached({ code: reading.outcome });
    if (wasMeasured({ code: reading.outcome })) report.reached++;
    else failed.set(reading.outcome, (failed.get(reading.outcome) ?? 0) + 1);
    const turn = turnOf(historyIn(histories, reading.id), reading, good);
    if (turn !== undefined) report[turn].push(reading.id);
    const changes = (reading.changed ?? []).filter((change) => change !== "new");
    if (changes.length > 0) report.changed.push({ id: reading.id, changes });
  }
  report.failed = [...failed].sort((a, b) => b[1] - a[1]);
  if (broken !== undefined) report.broken = broken;
  return report;
}

function turnOf(history: History, reading: Reading, good: boolean): "fresh" | "back" | "goneDark" | undefined {
  const at = Date.parse(reading.at);
  const before = history.statusAt(at);
  if (good && before.lastReached === undefined) return "fresh";
  if (good) return silentStates.has(before.state) ? "back" : undefined;
  // Compare at the same moment, so that a failed visit, and not the passing of time, makes a server dark.
  const after = history.statusAfter(at, reading.outcome);
  const silent = silentStates.has(after.state) && after.lastReached !== undefined;
  return silent && !history.wasSilent ? "goneDark" : undefined;
}
