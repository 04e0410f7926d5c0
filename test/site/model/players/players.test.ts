import { describe, expect, test } from "vitest";
import fc from "../../../fast-check.ts";
import { busiestHour, dayHours, hourOfWeek, inZone, weekHours } from "../../../../src/model/players/hours.ts";
import { median, quantile } from "../../../../src/model/players/quantile.ts";
import { countsBetween, noCounts, seriesOf, sourceAt } from "../../../../src/model/players/series.ts";
import { monthTrend } from "../../../../src/model/players/trend.ts";
import { peakOf, typicalEvening, usualRange } from "../../../../src/model/players/usual.ts";
import type { HistoryVisit } from "../../../../src/model/server-view.ts";

const seconds = (time: string): number => Date.parse(time) / 1000;
const visit = (time: string, players: number | null, more: Partial<HistoryVisit> = {}): HistoryVisit => ({
  at: seconds(time),
  outcome: "ok",
  players,
  booted: undefined,
  connect: 1,
  host: "a.example",
  port: 4000,
  fingerprint: undefined,
  banner: undefined,
  changed: undefined,
  ...more,
});
/** A series by a function of the moment, from a date on, at certain hours of each day. */
const series = (from: string, days: number, hours: readonly number[], players: (at: number) => number) => {
  const at = Array.from({ length: days }, (_, day) => hours.map((hour) => seconds(from) + day * 86_400 + hour * 3600));
  const all = at.flat();
  return seriesOf([], { at: all, players: all.map(players), source: all.map(() => 0) });
};

describe("a series", () => {
  test("joins nights and rounds in order of time, with the source of each count", () => {
    const found = seriesOf(
      [
        visit("2026-11-21T03:00:00Z", 5),
        visit("2026-11-22T03:00:00Z", null),
        visit("2026-11-23T03:00:00Z", 7, { counted: "who" }),
      ],
      { at: [seconds("2026-11-21T20:07:00Z")], players: [31], source: [2] },
    );
    expect([...found.players]).toEqual([5, 31, 7]);
    expect([0, 1, 2].map((index) => sourceAt(found, index))).toEqual(["mssp", "screen", "who"]);
  });

  test("leaves out a count that cannot be true, from a night or from a round, and keeps those after it", () => {
    const at = Array.from({ length: 12 }, (_, index) => seconds("2026-11-21T00:00:00Z") + index * 10_800);
    const players = [3, 3, 4, 3, 4, 3, 4, 3, 300_000, 4, 900, 5];
    expect([...seriesOf([], { at, players, source: at.map(() => 1) }).players]).toEqual([3, 3, 4, 3, 4, 3, 4, 3, 4, 5]);
    expect([...seriesOf([visit("2026-11-21T03:00:00Z", null, { claimed: 99_999 })], undefined).players]).toEqual([]);
  });

  test("has one count per moment, MSSP's if there is one", () => {
    const moment = seconds("2026-11-21T03:00:00Z");
    expect([...seriesOf([], { at: [moment, moment], players: [8, 9], source: [1, 0] }).players]).toEqual([9]);
  });

  test("is cut by time, the end excluded, as filtering would", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), fc.nat(60), fc.nat(60), (times, from, to) => {
        const at = times.toSorted((a, b) => a - b);
        const all = seriesOf([], { at, players: at, source: at.map(() => 0) });
        expect([...countsBetween(all, from, to).at]).toEqual(at.filter((time) => time >= from && time < to));
      }),
    );
  });
});

describe("hours", () => {
  test("of the week begin on Monday, in UTC, also across a change of summer time", () => {
    expect(hourOfWeek(seconds("2026-11-23T00:00:00Z"))).toBe(0);
    expect(hourOfWeek(seconds("2026-11-29T23:59:59Z"))).toBe(167);
    expect(hourOfWeek(seconds("2026-10-25T00:30:00Z"))).toBe(144);
    expect(hourOfWeek(seconds("2026-10-25T01:30:00Z"))).toBe(145);
  });

  test("have the median, the least and the most of their counts", () => {
    const found = series("2026-11-23T00:00:00Z", 21, [20], (at) => (at - seconds("2026-11-23T20:00:00Z")) / 86_400);
    expect(weekHours(found)[20]).toEqual({ counted: 3, typical: 7, least: 0, most: 14 });
    expect(weekHours(found)[21]).toEqual({ counted: 0, typical: null, least: null, most: null });
    expect(dayHours(found)[20]).toEqual({ counted: 21, typical: 10, least: 0, most: 20 });
    expect(weekHours(found)).toHaveLength(168);
  });

  test("turn with the time zone: what is 20:00 in UTC is 15:00 in New York and 06:00 in Brisbane", () => {
    const hours = dayHours(series("2026-11-23T00:00:00Z", 7, [3, 20], (at) => (at % 86_400) / 3600));
    expect(busiestHour(hours)).toBe(20);
    expect(busiestHour(inZone(hours, -300))).toBe(15);
    expect(busiestHour(inZone(hours, 600))).toBe(6);
    expect(busiestHour(inZone(hours, 345))).toBe(2);
    expect(inZone(inZone(hours, 765), -765)).toEqual(hours);
    expect(busiestHour(dayHours(noCounts))).toBeNull();
  });
});

describe("what is usual", () => {
  // 10 players by day, 30 in the evening (UTC), one great evening.
  const great = seconds("2026-11-28T21:00:00Z");
  const found = series("2026-11-01T00:00:00Z", 30, [0, 3, 6, 9, 12, 15, 18, 21], (at) =>
    at === great ? 90 : (at % 86_400) / 3600 >= 18 ? 30 : 10,
  );

  test("a typical evening is the median of the evenings, in the zone that is asked for", () => {
    expect(typicalEvening(found)).toBe(30);
    expect(typicalEvening(found, 360)).toBe(10);
    expect(typicalEvening(countsBetween(found, 0, seconds("2026-11-05T00:00:00Z")))).toBeNull();
  });

  test("the peak is the highest count, and the usual range leaves out a tenth at either end", () => {
    expect(peakOf(found)).toEqual({ players: 90, at: great });
    expect(usualRange(found)).toEqual({ low: 10, high: 30 });
    expect(peakOf(noCounts)).toBeNull();
    expect(usualRange(noCounts)).toBeNull();
  });

  test("a quantile lies between its neighbours", () => {
    expect([median([1, 2]), median([1, 2, 9]), median([]), quantile([0, 10], 0.1)]).toEqual([1.5, 2, null, 1]);
  });
});

describe("the trend of a month", () => {
  const until = seconds("2026-11-30T00:00:00Z");
  const middle = until - 30 * 86_400;

  test("compares 30 days with the 30 before", () => {
    const found = series("2026-10-01T00:00:00Z", 60, [3, 15], (at) => (at > middle ? 12 : 10));
    expect(monthTrend(found, until)).toEqual({ recent: 12, before: 10, change: 0.2 });
    expect(
      monthTrend(
        series("2026-10-01T00:00:00Z", 60, [3], () => 0),
        until,
      )?.change,
    ).toBe(0);
  });

  test("does not take evenings that were never counted before for growth", () => {
    const nights = series("2026-10-01T00:00:00Z", 60, [3], () => 10);
    const evenings = series("2026-11-01T00:00:00Z", 29, [21], () => 50);
    const both = seriesOf([], {
      at: [...nights.at, ...evenings.at],
      players: [...nights.players, ...evenings.players],
      source: [...nights.at, ...evenings.at].map(() => 0),
    });
    expect(monthTrend(both, until)?.change).toBe(0);
  });

  test("is not known from few days, or from different hours", () => {
    expect(
      monthTrend(
        series("2026-11-01T00:00:00Z", 29, [3], () => 5),
        until,
      ),
    ).toBeNull();
    expect(monthTrend(noCounts, until)).toBeNull();
  });
});
