import { describe, expect, it, test } from "vitest";
import {
  daysOf,
  monthsOf,
  spanOf,
  weekdaysOf,
  yearsOf,
  type PeriodView,
  type PlayersView,
} from "../../../../src/model/history/days.ts";
import { historyWords, peakWords, playersWords, reachedWords } from "../../../../src/model/history/words.ts";
import { visited } from "../game-data.ts";

const players = (more: Partial<PlayersView> = {}): PlayersView => ({
  ...{ counted: 0, uncountable: 0, least: null, most: null, mean: null },
  ...more,
});
const counted = (...counts: number[]): PlayersView =>
  spanOf(counts.map((count) => visited("2026-06-01", "ok", { players: count }))).players;

test.each([
  [0, 0, "no visit"],
  [365, 350, "350 of 365 (96%)"],
  [2000, 1999, "1,999 of 2,000 (over 99%)"],
  [100, 99, "99 of 100 (99%)"],
  [1000, 1, "1 of 1,000 (under 1%)"],
  [100, 1, "1 of 100 (1%)"],
  [5, 5, "5 of 5 (100%)"],
  [5, 0, "0 of 5 (0%)"],
])("of %d visits, %d reached it: %s", (visits, reached, words) => {
  expect(reachedWords({ visits, reached })).toBe(words);
});

test.each([
  [players(), "not measured"],
  [players({ uncountable: 1 }), "not countable"],
  [counted(7), "7"],
  [counted(7, 7), "7"],
  [counted(0, 42, 3), "0 to 42, 15 on average"],
  [counted(1, 2, 2, 2), "1 to 2, 1.8 on average"],
])("players %j are “%s”", (view, words) => {
  expect(playersWords(view)).toBe(words);
});

describe("a chart of a history", () => {
  const span = (more: Partial<Parameters<typeof historyWords>[0]> = {}) => ({
    ...{ visits: 3, reached: 2, players: players() },
    ...more,
  });
  it.each([
    [span({ visits: 0 }), "2026-06-01", "2026-06-30", 0, "From 1 June 2026 to 30 June 2026: not visited."],
    [
      span(),
      "2026-06-30",
      "2026-06-30",
      0,
      "On 30 June 2026: 2 of 3 visits (67%) reached it. Players were not measured.",
    ],
    [
      span({ players: players({ uncountable: 1 }) }),
      "2026-06-01",
      "2026-06-30",
      1,
      "From 1 June 2026 to 30 June 2026: 2 of 3 visits (67%) reached it. On 1 day there was no visit. It reports players, but not as a number.",
    ],
    [
      span({ players: counted(4) }),
      "2026-06-01",
      "2026-06-30",
      2,
      "From 1 June 2026 to 30 June 2026: 2 of 3 visits (67%) reached it. On 2 days there was no visit. Players: 4, in 1 count.",
    ],
    [
      span({ players: counted(4, 6) }),
      "2026-06-01",
      "2026-06-30",
      0,
      "From 1 June 2026 to 30 June 2026: 2 of 3 visits (67%) reached it. Players: 4 to 6, 5 on average, in 2 counts.",
    ],
  ])("is described (%#)", (view, from, to, empty, words) => {
    expect(historyWords(view, from, to, empty)).toBe(words);
  });
});

describe("a chart of periods", () => {
  const period = (label: string, visits: number, reached: number, view = players()): PeriodView => ({
    ...{ label, visits, reached, players: view },
  });
  it.each<[PeriodView[], string]>([
    [[], "Players were not measured."],
    [[period("June", 0, 0)], "Players were not measured."],
    [
      [period("May", 2, 2), period("June", 2, 2, players({ uncountable: 1 }))],
      "It reports players, but not as a number. Every visit reached it.",
    ],
    [
      [period("May", 2, 2), period("June", 2, 2, counted(4))],
      "Players counted only in June: 4 on average. Every visit reached it.",
    ],
    [
      [period("May", 2, 1, counted(4)), period("June", 4, 3, counted(4))],
      "Players: 4 on average throughout. Reached least often in May: 1 of 2 (50%).",
    ],
    [
      [period("April", 2, 2, counted(4)), period("May", 4, 3, counted(9)), period("June", 2, 2, counted(1))],
      "Most players in May (9 on average), fewest in June (1). Reached least often in May: 3 of 4 (75%).",
    ],
    [[period("May", 2, 0), period("June", 2, 0)], "Players were not measured. No visit reached it."],
  ])("is described (%#)", (periods, words) => {
    expect(peakWords(periods, "in")).toBe(words);
  });
});

describe("days and periods", () => {
  const at = (iso: string): number => Date.parse(iso) / 1000;
  const noon = (day: string, more: Parameters<typeof visited>[2] = {}) => visited(`${day}T12:00:00Z`, "ok", more);

  it("have the visits of each UTC day from the first to the last", () => {
    const history = [
      noon("2026-06-01"),
      visited("2026-06-02T00:00:00Z"),
      visited("2026-06-02T23:59:59Z", "refused"),
      noon("2026-06-04"),
    ];
    const of = (from: string, to: string) =>
      daysOf(history, at(from), at(to)).map(({ date, visits, reached }) => [date, visits, reached]);
    expect(of("2026-06-02T05:00:00Z", "2026-06-04T00:00:00Z")).toEqual([
      ["2026-06-02", 2, 1],
      ["2026-06-03", 0, 0],
      ["2026-06-04", 1, 1],
    ]);
    expect(of("2026-06-04T23:00:00Z", "2026-06-05T01:00:00Z")).toEqual([
      ["2026-06-04", 1, 1],
      ["2026-06-05", 0, 0],
    ]);
    expect(of("2026-07-01T00:00:00Z", "2026-07-01T00:00:00Z")).toEqual([["2026-07-01", 0, 0]]);
  });

  it("leave out visits that say nothing, and tell the lowest, the highest and the mean count", () => {
    const visits = [
      noon("2026-06-01", { players: 4 }),
      noon("2026-06-02", { players: 0 }),
      noon("2026-06-03", { players: null }),
      noon("2026-06-04", { players: 5 }),
      visited("2026-06-05", "opted-out", { players: 99 }),
    ];
    expect(spanOf(visits)).toEqual({
      visits: 4,
      reached: 4,
      players: { counted: 3, uncountable: 1, least: 0, most: 5, mean: 3 },
    });
  });

  it("of months and years begin with the first visit and end with the last", () => {
    const history = [noon("2025-11-30"), noon("2025-11-30"), noon("2026-01-01")];
    expect(monthsOf(history).map(({ label, visits }) => [label, visits])).toEqual([
      ["November 2025", 2],
      ["December 2025", 0],
      ["January 2026", 1],
    ]);
    expect(yearsOf(history).map(({ label, visits }) => [label, visits])).toEqual([
      ["2025", 2],
      ["2026", 1],
    ]);
    expect([monthsOf([]), yearsOf([]), weekdaysOf([])]).toEqual([[], [], []]);
  });

  it("of the week need eight weeks, with a visit on each weekday", () => {
    const start = at("2026-06-01T12:00:00Z");
    const daily = (days: number, step = 1) =>
      Array.from({ length: Math.floor(days / step) + 1 }, (_, index) => ({
        ...noon("2026-06-01"),
        at: start + index * step * 86_400,
      }));
    expect(weekdaysOf(daily(55))).toEqual([]);
    const weekdays = weekdaysOf(daily(56));
    expect(weekdays.map(({ label, visits }) => [label, visits])).toEqual([
      ["Monday", 9],
      ...["Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map((label) => [label, 8]),
    ]);
    expect(weekdaysOf(daily(70, 7))).toEqual([]);
  });
});
