import { expect, test } from "vitest";
import { missedNights } from "../../../../src/model/statistics/missed-nights.ts";
import type { HistoryVisit } from "../../../../src/model/server-view.ts";

/** A game visited at 3 o'clock on some days since 1970. */
function visited(days: readonly number[], failed: readonly number[] = []): { history: HistoryVisit[] } {
  const history = days.map((day) => ({ at: day * 86_400 + 10_800, outcome: failed.includes(day) ? "refused" : "ok" }));
  return { history: history as HistoryVisit[] };
}

const missed = (days: readonly number[], newest: number, failed?: readonly number[]): number[] =>
  [...missedNights([visited(days, failed)], newest).keys()].sort((a, b) => a - b);

test("nights without a visit to a game that is visited nightly", () => {
  expect(missed([100, 101, 102, 105, 106, 107], 107)).toEqual([103, 104]);
  expect(missed([100, 101, 102], 105)).toEqual([103, 104, 105]);
});

test("half of the steps must be nightly: other games are visited rarely", () => {
  expect(missed([100, 101, 103], 103)).toEqual([102]);
  expect(missed([100, 101, 103, 105], 105)).toEqual([]);
});

test("a gap after a failed visit is not missed: the game was dark", () => {
  expect(missed([100, 101, 102, 105], 107, [102, 105])).toEqual([]);
});

test("visits a day and a half apart are still nightly, later ones are not", () => {
  const apart = (hours: number) => {
    const at = [100, 101, 102].map((day) => day * 86_400);
    const history = [...at, 102 * 86_400 + hours * 3600].map((time) => ({ at: time, outcome: "ok" }) as HistoryVisit);
    return [...missedNights([{ history }], 103).keys()];
  };
  expect(apart(36)).toEqual([]);
  expect(apart(49)).toEqual([103]);
  expect(missed([100], 102)).toEqual([]);
  expect(missed([100, 103], 103)).toEqual([]);
});

test("each night counts the games that it missed", () => {
  const games = [visited([100, 101, 103]), visited([100, 101, 102, 103, 104]), visited([100, 101, 105])];
  expect([...missedNights(games, 105)].sort()).toEqual([
    [102, 2],
    [103, 1],
    [104, 2],
    [105, 2],
  ]);
});
