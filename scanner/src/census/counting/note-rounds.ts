import type { CountingRound } from "../../record/index.ts";
import type { History } from "../schedule/history.ts";

/** Rounds are read from so many days back: no CRAWL DELAY that leaves room for counting is longer. */
export const roundDays = 2;

/** Adds what earlier rounds say to the histories: when they were, and which games had restarted. */
export function noteRounds(histories: ReadonlyMap<string, History>, rounds: readonly CountingRound[]): void {
  const starts = [...new Set(rounds.map(({ at }) => Date.parse(at)))].sort((a, b) => a - b);
  for (const history of histories.values()) history.rounds = starts;
  for (const { at, booted = {} } of rounds) {
    for (const [id, boot] of Object.entries(booted)) {
      const history = histories.get(id);
      if (history !== undefined && Date.parse(at) > (history.lastVisit ?? 0)) history.booted = boot;
    }
  }
}
