import { describe, expect, test } from "vitest";
import fc from "../../fast-check.ts";
import { dueFrom } from "../../../scanner/src/census/schedule/due.ts";
import { lastContact, roundMs, whyNotCounted } from "../../../scanner/src/census/schedule/contact.ts";
import { addNight, historyIn, type History } from "../../../scanner/src/census/schedule/history.ts";

const hour = 3_600_000;
const rounds = (...hours: number[]): number[] => hours.map((each) => each * hour);

describe("when a game may be counted", () => {
  test("at any round, without CRAWL DELAY, but not twice within minutes", () => {
    const game = { lastVisit: 0, crawlDelay: undefined, rounds: rounds(3) };
    expect(whyNotCounted(game, 6 * hour)).toBeUndefined();
    expect(whyNotCounted(game, 3 * hour + 60_000)).toBe("visited a few minutes ago");
    expect(whyNotCounted({ ...game, rounds: [] }, 60_000)).toBe("visited a few minutes ago");
  });

  test("after CRAWL DELAY since the night or the last round that counted it, and that long before the next night", () => {
    const game = { lastVisit: 0, crawlDelay: 6, rounds: rounds(3, 6, 9, 12) };
    // Counted at 6; a round takes up to a quarter of an hour, so the next is at 15.
    expect(lastContact(game)).toBe(6 * hour + roundMs);
    expect(whyNotCounted(game, 12 * hour)).toBe("CRAWL DELAY 6: the last visit is too near");
    expect(whyNotCounted(game, 15 * hour)).toBeUndefined();
    expect(whyNotCounted({ ...game, rounds: [] }, 19 * hour)).toBe("CRAWL DELAY 6: the next night is too near");
  });

  test("never with a CRAWL DELAY of a day: the night takes precedence", () => {
    for (let at = 1; at < 48; at++)
      expect(whyNotCounted({ lastVisit: 0, crawlDelay: 24, rounds: [] }, at * hour)).toMatch(/24/);
  });

  test("so that no two visits are nearer than CRAWL DELAY, whenever rounds are made", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.nat(24 * 60), { maxLength: 40 }),
        (crawlDelay, minutes) => {
          const starts = [...new Set(minutes)].sort((a, b) => a - b).map((minute) => minute * 60_000);
          const visits = [0];
          for (const [index, start] of starts.entries()) {
            if (whyNotCounted({ lastVisit: 0, crawlDelay, rounds: starts.slice(0, index) }, start) === undefined)
              visits.push(start);
          }
          visits.push(24 * hour);
          for (const [index, visit] of visits.entries()) {
            if (index > 0)
              expect(visit - (visits[index - 1] ?? 0)).toBeGreaterThanOrEqual(Math.min(crawlDelay, 24) * hour);
          }
        },
      ),
    );
  });
});

test("a night waits for CRAWL DELAY after a round, as after a night", () => {
  const histories = new Map<string, History>();
  const reading = { host: "a.example", port: 4000, outcome: "ok", ms: { total: 1 } } as const;
  addNight(histories, [
    { ...reading, id: "counted", at: "2026-11-21T02:00:00Z", players: 4 },
    { ...reading, id: "other", at: "2026-11-21T02:00:00Z" },
  ]);
  const night = Date.parse("2026-11-22T02:00:00Z");
  for (const history of histories.values()) history.rounds = [night - 6 * hour];
  // The round at 20:00 counted it; an operator takes a census two hours later.
  const now = night - 4 * hour;
  expect(dueFrom(historyIn(histories, "counted"), 4, now, true).from).toBe(night - 2 * hour + roundMs);
  expect(dueFrom(historyIn(histories, "other"), 4, now, true).from).toBe(now);
});
