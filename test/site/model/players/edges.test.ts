import { describe, expect, it, test } from "vitest";
import { fieldCounts } from "../../../../src/model/players/field.ts";
import { dayHours, extremes, weekHours, type HourCounts } from "../../../../src/model/players/hours.ts";
import { fixedOffset, utc } from "../../../../src/model/players/local-time.ts";
import { packCounts, unpackCounts } from "../../../../src/model/players/packed.ts";
import { coverageOf } from "../../../../src/model/players/pattern.ts";
import { quantile } from "../../../../src/model/players/quantile.ts";
import { onePerHour, recentCounts } from "../../../../src/model/players/recent.ts";
import { recordsOf } from "../../../../src/model/players/records.ts";
import { type CountSeries, seriesOf, sourceAt } from "../../../../src/model/players/series.ts";
import { directionOf, monthTrend } from "../../../../src/model/players/trend.ts";
import { peakOf, typicalEvening, usualRange } from "../../../../src/model/players/usual.ts";

const [hour, day] = [3600, 86_400];
/** Midnight at the start of a Monday, UTC. */
const monday = Date.parse("2026-11-23T00:00:00Z") / 1000;

/** A series of counts, each a time and a number of players. */
const counts = (...pairs: readonly (readonly [at: number, players: number])[]): CountSeries =>
  seriesOf([], {
    at: pairs.map(([at]) => at),
    players: pairs.map(([, players]) => players),
    source: pairs.map(() => 0),
  });
/** The same number of players on some days in a row, at one time of the day. */
const daily = (days: number, from: number, players: number): [number, number][] =>
  Array.from({ length: days }, (_, index) => [from + index * day, players]);

describe("a typical evening", () => {
  const evenings = (seconds: number, nights = 5) => typicalEvening(counts(...daily(nights, monday + seconds, 7)));

  it("is from 18:00 to 24:00, and needs five of them", () => {
    expect(evenings(18 * hour)).toBe(7);
    expect(evenings(24 * hour - 1)).toBe(7);
    expect(evenings(18 * hour - 1)).toBeNull();
    expect(evenings(24 * hour)).toBeNull();
    expect(evenings(20 * hour, 4)).toBeNull();
  });

  it("has one count: the evening's highest", () => {
    const highs = [3, 50, 4, 40, 5].flatMap((players, index): [number, number][] => [
      [monday + index * day + 19 * hour, 1],
      [monday + index * day + 20 * hour, players],
      [monday + index * day + 21 * hour, 2],
    ]);
    expect(typicalEvening(counts(...highs))).toBe(5);
  });

  it("is one of the reader's own evenings", () => {
    // 23:00 and 01:00 UTC: in New York, 18:00 and 20:00 of one evening.
    const both = daily(5, monday + 23 * hour, 3).flatMap(([at, players]): [number, number][] => [
      [at, players],
      [at + 2 * hour, 9],
    ]);
    expect(typicalEvening(counts(...both), fixedOffset(-300))).toBe(9);
    expect(typicalEvening(counts(...both.slice(0, 8)), fixedOffset(-300))).toBeNull();
    expect(utc(monday)).toBe(0);
  });
});

test("the peak is the first of the highest counts", () => {
  expect(peakOf(counts([100, 3], [200, 9], [300, 9], [400, 1]))).toEqual({ players: 9, at: 200 });
  expect(peakOf(counts([100, 0]))).toEqual({ players: 0, at: 100 });
});

test("a usual range needs ten counts", () => {
  const ten = [9, 0, 8, 1, 7, 2, 6, 3, 5, 4].map((players, index): [number, number] => [index, players]);
  expect(usualRange(counts(...ten.slice(1)))).toBeNull();
  expect(usualRange(counts(...ten))).toEqual({ low: 0.9, high: 8.1 });
});

test("a quantile is interpolated", () => {
  expect([0, 0.25, 0.5, 1].map((share) => quantile([0, 10, 20, 40], share))).toEqual([0, 7.5, 15, 40]);
});

describe("hours", () => {
  it("have their median whatever the order of the counts", () => {
    const mixed = counts([monday, 5], [monday + day, 1], [monday + 2 * day, 9], [monday + 3 * day, 2]);
    expect(dayHours(mixed)[0]).toEqual({ counted: 4, typical: 3.5, least: 1, most: 9 });
    expect([dayHours(mixed).length, weekHours(mixed).length]).toEqual([24, 168]);
  });

  const of = (...hours: [counted: number, typical: number | null][]): HourCounts[] =>
    hours.map(([counted, typical]) => ({ counted, typical, least: typical, most: typical }));
  it.each<[string, HourCounts[], [number, number] | null]>([
    ["none", of([0, null]), null],
    ["two counts are too few", of([2, 9]), null],
    ["three are enough", of([3, 9]), [0, 0]],
    ["the highest and the lowest", of([3, 5], [3, 9], [3, 1]), [1, 2]],
    ["the first of equals", of([3, 5], [3, 9], [3, 9], [3, 1], [3, 1]), [1, 3]],
    ["all alike", of([3, 5], [3, 5]), [0, 0]],
  ])("are the busiest and the quietest: %s", (_, hours, places) => {
    const found = extremes(hours);
    expect(found && [found.most.place, found.fewest.place]).toEqual(places);
  });
});

test("counts cover what is enough for a pattern, to the count", () => {
  const four = [0, 6, 12, 18];
  // Seven days; at four hours, three counts each.
  const least = four.flatMap((at) => daily(3, monday + at * hour, 1)).concat(daily(7, monday + 3 * hour, 1).slice(3));
  expect(coverageOf(counts(...least))).toEqual({
    counts: 16,
    days: 7,
    hours: [0, 3, 6, 12, 18],
    span: { from: monday, to: monday + 6 * day + 3 * hour },
    ofDay: true,
    ofWeek: false,
  });
  expect(coverageOf(counts([monday, 1]))).toEqual({
    counts: 1,
    days: 1,
    hours: [0],
    span: { from: monday, to: monday },
    ofDay: false,
    ofWeek: false,
  });
});

describe("a record", () => {
  const often = (players: number, times = 20): [number, number][] => daily(times, monday, players);
  const found = (before: [number, number][], ...later: [number, number][]) =>
    recordsOf(counts(...before, ...later)).map(({ players }) => players);
  const next = monday + 30 * day;

  it.each<[number, number, boolean]>([
    [10, 12, false],
    [10, 13, true],
    [30, 33, true],
    [70, 76, false],
    [70, 77, true],
    [100, 109, false],
    [100, 110, true],
    [0, 2, false],
    [0, 3, true],
  ])("after %d players: %d is one: %s", (before, players, record) => {
    expect(found(often(before), [next, players])).toEqual(record ? [players] : []);
  });

  it("needs twenty counts at its hour before it", () => {
    expect(found(often(10, 19), [next, 20])).toEqual([]);
    expect(found(often(10, 20), [next, 20])).toEqual([20]);
    expect(found(often(10, 20), [next + hour, 20])).toEqual([]);
  });

  it("is followed by the next one thirty days later at the earliest", () => {
    const again = next + 30 * day;
    expect(found(often(10), [next, 20], [again, 30])).toEqual([20, 30]);
    expect(found(often(10), [next, 20], [again - day, 30])).toEqual([20]);
  });
});

describe("all games together", () => {
  const rounds = [0, 1, 2, 3, 4].map((index) => monday + index * 3 * hour);
  /** As many games as given were counted in each round, with two players each. */
  const field = (...games: number[]) =>
    fieldCounts(
      Array.from({ length: Math.max(...games) }, (_, game) =>
        counts(...rounds.flatMap((at, index): [number, number][] => ((games[index] ?? 0) > game ? [[at, 2]] : []))),
      ),
      rounds.slice(0, games.length),
    );

  it("leave out rounds that counted less than nine tenths of the usual number", () => {
    expect(field(10, 9, 10, 8, 10)).toMatchObject({ games: [10, 9, 10, 10], players: [20, 18, 20, 20], incomplete: 1 });
    expect(field(10, 1, 10)).toMatchObject({ games: [10, 10], incomplete: 1 });
    expect(field(1, 10, 1)).toMatchObject({ games: [1, 10, 1], incomplete: 0 });
  });

  it("leave out rounds that counted none", () => {
    expect(fieldCounts([], rounds)).toEqual({ at: [], players: [], games: [], incomplete: 5 });
    expect(field(0, 1, 0)).toMatchObject({ games: [1], incomplete: 2 });
  });

  it("are those of the last 90 days", () => {
    const [old, edge, last] = [monday - 90 * day - 1, monday - 90 * day, monday];
    const game = counts([old, 1], [edge, 2], [last, 3]);
    expect(fieldCounts([game], [old, edge, last])).toMatchObject({ at: [edge, last], players: [2, 3] });
  });
});

describe("the trend of a month", () => {
  const until = monday;
  const month = 30 * day;
  /** Days in the last 30 days with 20 players, and in the 30 before with 10. */
  const trend = (recent: number, before: number) =>
    monthTrend(
      counts(...daily(recent, until - month + hour, 20), ...daily(before, until - 2 * month + hour, 10)),
      until,
    );

  it("needs ten days in both months, and five counts at an hour", () => {
    expect(trend(10, 10)).toEqual({ recent: 20, before: 10, change: 1 });
    expect(trend(9, 10)).toBeNull();
    expect(trend(10, 9)).toBeNull();
    const rare = (times: number) => [
      ...daily(10, until - month + hour, 20),
      ...daily(times, until - month + 5 * hour, 40),
      ...daily(10, until - 2 * month + hour, 10),
      ...daily(times, until - 2 * month + 5 * hour, 10),
    ];
    expect(monthTrend(counts(...rare(5)), until)).toEqual({ recent: 30, before: 10, change: 2 });
    expect(monthTrend(counts(...rare(4)), until)).toEqual({ recent: 20, before: 10, change: 1 });
  });

  it("counts each moment in the right month", () => {
    const usual = [...daily(10, until - month, 20), ...daily(10, until - 2 * month, 10)];
    expect(monthTrend(counts(...usual), until)).toEqual({ recent: 20, before: 10, change: 1 });
    // At midnight, as all of the others: the newest count is included, one from before the first month is not.
    expect(monthTrend(counts(...usual, [until, 130]), until)?.recent).toBe(30);
    expect(monthTrend(counts(...usual, [until - 2 * month - day, 900]), until)?.before).toBe(10);
  });

  it.each<[number, number, string]>([
    [12, 10, "rising"],
    [8, 10, "falling"],
    [11.9, 10, "steady"],
    [2, 1, "rising"],
    [1.9, 1, "steady"],
    [0, 0, "steady"],
  ])("from %3$s: %d after %d players", (recent, before, word) => {
    const change = recent === before ? 0 : (recent - before) / before;
    expect(directionOf({ recent, before, change })).toBe(word);
  });
});

test("of each hour the last count is kept", () => {
  const found = onePerHour(counts([monday, 1], [monday + hour - 1, 2], [monday + hour, 3], [monday + 2 * hour, 4]));
  expect([...found.players]).toEqual([2, 3, 4]);
});

test("the last 90 days include both ends", () => {
  const all = counts([monday - 90 * day - 1, 1], [monday - 90 * day, 2], [monday, 3], [monday + 1, 4]);
  expect([...recentCounts(all, monday).players]).toEqual([2, 3]);
});

test("a packed count that was cut off is left out", () => {
  expect(packCounts({ at: [900, 1800], players: [7, 8] })).toBe("1 7 1 8");
  expect(unpackCounts("1 7 1")).toEqual({ at: [900], players: [7] });
});

test("each count has its source", () => {
  const found = seriesOf([], { at: [1, 2, 3], players: [1, 1, 1], source: [0, 1, 2] });
  expect([0, 1, 2].map((index) => sourceAt(found, index))).toEqual(["mssp", "who", "screen"]);
});
