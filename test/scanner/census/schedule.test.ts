import fc from "../../fast-check.ts";
import { describe, expect, test } from "vitest";
import type { OutcomeCode } from "@mudlark/scanner/record";
import { parseShard } from "../../../scanner/src/census/index.ts";
import { deepDue, dueFrom } from "../../../scanner/src/census/schedule/due.ts";
import { History } from "../../../scanner/src/census/schedule/history.ts";
import { shuffle } from "../../../scanner/src/census/schedule/shuffle.ts";
import { Verdict } from "../../../scanner/src/census/schedule/verdict.ts";

describe("shards", () => {
  test.each(["", "0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "-1/3"])("%j is not a shard", (text) => {
    expect(() => parseShard(text)).toThrow(/write i\/n/);
  });
});

test("shuffling neither loses nor duplicates items", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (items) => {
      expect(shuffle(items, Math.random).toSorted()).toEqual(items.toSorted());
    }),
  );
});

describe("when a game is due", () => {
  const history = new History();
  history.add({ id: "a", host: "a", port: 1, outcome: "ok", at: "2026-11-21T02:00:00Z", ms: { total: 1 } });
  const hours = (count: number): number => Date.parse("2026-11-21T02:00:00Z") + count * 3_600_000;

  test("at once if it was never visited", () => {
    expect(dueFrom(new History(), 720, 5, false)).toEqual({ from: 5 });
  });

  test("not before CRAWL DELAY is over, even if requested by name", () => {
    expect(dueFrom(history, 48, hours(24), true).from).toBe(hours(48));
    expect(dueFrom(history, 48, hours(48), false)).toEqual({ from: hours(48) });
  });

  test("nightly, weekly after 14 days of silence, monthly after 60, indefinitely", () => {
    const silent = new History();
    const days: number[] = [];
    for (let day = 0; day < 160; day++) {
      const now = hours(24 * day) + (day % 3) * 600_000;
      if (dueFrom(silent, undefined, now, false).from > now) continue;
      days.push(day);
      const outcome = day === 0 ? "ok" : "refused";
      silent.add({ id: "a", host: "a", port: 1, outcome, at: new Date(now).toISOString(), ms: { total: 1 } });
    }
    expect(days.slice(0, 15)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(days.slice(15)).toEqual([15, 22, 29, 36, 43, 50, 57, 87, 117, 147]);
    expect(dueFrom(silent, undefined, hours(24 * 150), true)).toEqual({ from: hours(24 * 150) });
  });

  test("a deep visit if there was none, and after a week, whatever hour the night began", () => {
    expect(deepDue(undefined, 0)).toBe(true);
    expect(deepDue(hours(0), hours(6 * 24))).toBe(false);
    expect(deepDue(hours(0), hours(7 * 24 - 1))).toBe(true);
  });
});

describe("who is to blame for failures", () => {
  const seen = (outcome?: OutcomeCode): History => {
    const history = new History();
    if (outcome !== undefined) {
      history.add({ id: "a", host: "a", port: 1, outcome, at: "2026-11-20T02:00:00Z", ms: { total: 1 } });
    }
    return history;
  };
  const verdict = (before: OutcomeCode | undefined, failed: number, all: number): string | undefined => {
    const judged = new Verdict();
    for (let index = 0; index < all; index++)
      judged.add(seen(before), index < failed ? "unreachable" : "ok", index >= failed);
    return judged.broken();
  };

  test("most of those that answered last time fail at once: we are", () => {
    expect(verdict("ok", 6, 10)).toMatch(/^6 of 10 servers that answered last time/);
    expect(verdict("ok", 5, 10)).toBeUndefined();
  });

  test("all of a new list fail: we are; many of an old list fail: they are", () => {
    expect(verdict(undefined, 20, 20)).toMatch(/none of them visited before tonight/);
    expect(verdict(undefined, 14, 20)).toBeUndefined();
  });

  test("those that were silent before do not count, and two games are too few", () => {
    expect(verdict("refused", 20, 20)).toBeUndefined();
    expect(verdict("ok", 2, 2)).toBeUndefined();
  });
});
