import { describe, expect, test } from "vitest";
import fc from "../../../fast-check.ts";
import { dayHours, extremes, hourOfWeek, weekBlocks, weekHours } from "../../../../src/model/players/hours.ts";
import { median, quantile } from "../../../../src/model/players/quantile.ts";
import { noCounts } from "./no-counts.ts";
import { countsBetween, seriesOf, sourceAt } from "../../../../src/model/players/series.ts";
import { fieldCounts } from "../../../../src/model/players/field.ts";
import { fixedOffset } from "../../../../src/model/players/local-time.ts";
import { packCounts, unpackCounts } from "../../../../src/model/players/packed.ts";
import { coverageOf } from "../../../../src/model/players/pattern.ts";
import { recordsOf } from "../../../../src/model/players/records.ts";
import { onePerHour, recentCounts } from "../../../../src/model/players/recent.ts";
import { directionOf, monthTrend } from "../../../../src/model/players/trend.ts";
import { peakOf, typicalEvening, usualRange } from "../../../../src/model/players/usual.ts";
import type { HistoryVisit } from "../../../../src/model/server-view.ts";
import { visitAt } from "../game-data.ts";

const seconds = (time: string): number => Date.parse(time) / 1000;
const visit = (time: string, players: number | null, more: Partial<HistoryVisit> = {}): HistoryVisit =>
  visitAt(seconds(time), { players, ...more });
/** A series by a function of the moment, from a date on, at certain hours of each day. */
const series = (from: string, days: number, hours: readonly number[], players: (at: number) => number) => {
  const at = Array.from({ length: days }, (_, day) => hours.map((hour) => seconds(from) + day * 86_400 + hour * 3600));
  const all = at.flat();
  return seriesOf([], { at: all, players: all.map(players), source: all.map(() => 0) });
};

/** The offset of a zone at a moment, as Intl writes it: "GMT+05:45". */
const offsetIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset" });
  return (at: number): number => {
    const name = format.formatToParts(at * 1000).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (60 * Number(hours ?? 0) + Number(minutes ?? 0));
  };
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

  test("by weekday and three hours begin with Monday's night", () => {
    const found = weekBlocks(series("2026-11-23T00:00:00Z", 7, [1, 20], (at) => (at % 86_400) / 3600));
    expect(found).toHaveLength(56);
    expect(found.slice(0, 8).map(({ typical }) => typical)).toEqual([1, null, null, null, null, null, 20, null]);
    expect(found[6 * 8 + 6]).toEqual({ counted: 1, typical: 20, least: 20, most: 20 });
  });

  test("the busiest and the quietest are those with the highest and lowest median; few counts decide nothing", () => {
    const usual = series("2026-11-01T00:00:00Z", 14, [3, 9, 20], (at) => (at % 86_400) / 3600);
    const odd = seriesOf([], {
      at: [...usual.at, seconds("2026-11-03T14:00:00Z")],
      players: [...usual.players, 500],
      source: [...usual.at, 0].map(() => 0),
    });
    expect(extremes(dayHours(odd))).toEqual({ most: { place: 20, typical: 20 }, fewest: { place: 3, typical: 3 } });
    expect(extremes(dayHours(noCounts))).toBeNull();
  });
});

describe("local time", () => {
  test("what is 20:00 in UTC is 15:00 in New York in winter, 06:00 in Brisbane and 01:30 in Kolkata", () => {
    const evenings = series("2026-11-23T00:00:00Z", 7, [20], () => 5);
    const hourIn = (minutes: number) => extremes(dayHours(evenings, fixedOffset(minutes)))?.most.place;
    expect([0, -300, 600, 330, 765].map(hourIn)).toEqual([20, 15, 6, 1, 8]);
  });

  test("a game that is busy at 20:00 in Berlin is so all year, though not at one hour of UTC", () => {
    // Summer time ends on 25 October: 20:00 is 18:00 UTC before and 19:00 UTC after.
    const at = Array.from(
      { length: 60 },
      (_, day) => seconds("2026-09-26T18:30:00Z") + day * 86_400 + (day < 29 ? 0 : 3600),
    );
    const found = seriesOf([], { at, players: at.map(() => 9), source: at.map(() => 0) });
    const counted = (hours: { counted: number }[]) =>
      hours.flatMap(({ counted }, hour) => (counted > 0 ? [[hour, counted]] : []));
    expect(counted(dayHours(found))).toEqual([
      [18, 29],
      [19, 31],
    ]);
    expect(counted(dayHours(found, offsetIn("Europe/Berlin")))).toEqual([[20, 60]]);
  });

  test("the hour that comes twice has the counts of both, the hour that is left out has none", () => {
    const night = (date: string) => {
      const at = [0, 1, 2].map((hour) => seconds(`${date}T00:30:00Z`) + hour * 3600);
      const hours = dayHours(seriesOf([], { at, players: [1, 2, 3], source: [0, 0, 0] }), offsetIn("Europe/Berlin"));
      return hours.slice(1, 5).map(({ counted }) => counted);
    };
    expect(night("2026-10-25")).toEqual([0, 2, 1, 0]);
    expect(night("2026-03-29")).toEqual([1, 0, 1, 1]);
  });

  test.each([
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "Africa/Casablanca",
  ])(
    "hours of the week in %s are those that Intl names, for a year of counts, also after a page has carried them",
    (timeZone) => {
      const year = series(
        "2026-01-01T00:00:00Z",
        365,
        [0.68, 3.7, 6.7, 9.75, 12.99, 15.2, 18.4, 21.7],
        (at) => at % 97,
      );
      const format = new Intl.DateTimeFormat("en-GB", {
        timeZone,
        weekday: "short",
        hour: "2-digit",
        hourCycle: "h23",
      });
      const counted = new Map<number, number>();
      for (const at of year.at) {
        const parts = new Map(format.formatToParts(at * 1000).map(({ type, value }) => [type, value]));
        const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(parts.get("weekday") ?? "");
        const place = day * 24 + Number(parts.get("hour"));
        counted.set(place, (counted.get(place) ?? 0) + 1);
      }
      const expected = Array.from({ length: 168 }, (_, place) => counted.get(place) ?? 0);
      const offsetAt = offsetIn(timeZone);
      expect(weekHours(year, offsetAt).map(({ counted }) => counted)).toEqual(expected);
      const carried = unpackCounts(packCounts(year));
      expect(weekHours(carried, offsetAt)).toEqual(weekHours(year, offsetAt));
    },
  );
});

describe("counts that a page carries", () => {
  test("are the same afterwards, with times to the quarter of an hour", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4_000_000_000), fc.nat(3000))), (pairs) => {
        const sorted = pairs.toSorted(([a], [b]) => a - b);
        const found = unpackCounts(
          packCounts({ at: sorted.map(([at]) => at), players: sorted.map(([, count]) => count) }),
        );
        expect(Array.from(found.at)).toEqual(sorted.map(([at]) => at - (at % 900)));
        expect(Array.from(found.players)).toEqual(sorted.map(([, count]) => count));
      }),
    );
    expect(packCounts({ at: [], players: [] })).toBe("");
    expect(unpackCounts("")).toEqual({ at: [], players: [] });
  });

  test("are those of 90 days, one an hour", () => {
    const minutely = series("2026-08-01T00:00:00Z", 120, [9, 9.25, 9.5, 21], (at) => (at % 3600) / 60);
    const until = seconds("2026-11-28T21:00:00Z");
    const recent = recentCounts(minutely, until);
    expect([recent.at[0], recent.at.at(-1), recent.at.length]).toEqual([seconds("2026-08-30T21:00:00Z"), until, 361]);
    const hourly = onePerHour(recent);
    expect([hourly.at.length, hourly.players.length, hourly.source.length]).toEqual([181, 181, 181]);
    expect([...hourly.players.subarray(0, 4)]).toEqual([0, 30, 0, 30]);
  });

  test("are enough for a chart from a week on, at four hours or more; for a table of the week from three weeks on", () => {
    const enough = (days: number, hours: readonly number[]) => {
      const { ofDay, ofWeek } = coverageOf(series("2026-11-01T00:00:00Z", days, hours, () => 1));
      return [ofDay, ofWeek];
    };
    expect(enough(6, [0, 6, 12, 18])).toEqual([false, false]);
    expect(enough(7, [0, 6, 12, 18])).toEqual([true, false]);
    expect(enough(60, [0, 6, 12])).toEqual([false, false]);
    expect(enough(21, [0, 6, 12, 18])).toEqual([true, true]);
    expect(coverageOf(noCounts)).toMatchObject({ counts: 0, days: 0, hours: [], span: null, ofDay: false });
  });
});

describe("a record", () => {
  const begin = seconds("2026-09-01T00:00:00Z");
  const withCounts = (extra: Record<string, number>) => {
    const usual = series("2026-09-01T00:00:00Z", 60, [3, 20], (at) => (at % 86_400 === 72_000 ? 30 : 10));
    const at = [...usual.at, ...Object.keys(extra).map(seconds)];
    return recordsOf(
      seriesOf([], { at, players: [...usual.players, ...Object.values(extra)], source: at.map(() => 0) }),
    );
  };

  test("is a count clearly above all before, at an hour that was counted often; the next one a month later", () => {
    const found = withCounts({ "2026-11-05T20:00:00Z": 40, "2026-11-06T20:00:00Z": 60, "2026-12-10T20:00:00Z": 70 });
    expect(found.map(({ players }) => players)).toEqual([40, 70]);
    expect(found[0]?.before).toEqual({ players: 30, at: begin + 20 * 3600 });
    expect(found[1]?.before.players).toBe(60);
  });

  test("is not a little more, not the first count of an hour, and not the beginning of the counts", () => {
    expect(withCounts({ "2026-11-05T20:00:00Z": 32 })).toEqual([]);
    expect(withCounts({ "2026-11-05T21:00:00Z": 90 })).toEqual([]);
    expect(withCounts({})).toEqual([]);
  });
});

describe("all games together", () => {
  test("are added up by round; rounds that counted few of them, and nights, are left out", () => {
    const [a, b, c] = [0, 1, 2].map((game) => series("2026-11-01T00:00:00Z", 10, [0, 12], () => 10 * (game + 1)));
    if (a === undefined || b === undefined || c === undefined) throw new Error("no series");
    const rounds = [...a.at];
    const [third = 0] = a.at.subarray(3, 4);
    const without = {
      ...c,
      at: c.at.filter((at) => at !== third),
      players: c.players.subarray(1),
      source: c.source.subarray(1),
    };
    const night = seriesOf([visit("2026-11-05T03:00:00Z", 99)], undefined);
    const field = fieldCounts([a, b, without, night], rounds);
    expect(field.at).toEqual(rounds.filter((at) => at !== third));
    expect(new Set(Array.from(field.players))).toEqual(new Set([60]));
    expect([new Set(field.games), field.incomplete]).toEqual([new Set([3]), 1]);
    expect(fieldCounts([a], [])).toEqual({ at: [], players: [], games: [], incomplete: 0 });
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
    expect(typicalEvening(found, fixedOffset(360))).toBe(10);
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

  test("is a word where it is more than chance", () => {
    const word = (recent: number, before: number) =>
      directionOf({ recent, before, change: (recent - before) / before });
    expect([word(12, 8), word(8, 12), word(10, 9), word(1, 0.5), word(3, 0)]).toEqual([
      "rising",
      "falling",
      "steady",
      "steady",
      "rising",
    ]);
  });

  test("does not depend on an hour that was counted once or twice", () => {
    const usual = series("2026-10-01T00:00:00Z", 60, [3], () => 10);
    const odd = [seconds("2026-10-10T14:00:00Z"), seconds("2026-11-10T14:00:00Z")];
    const both = seriesOf([], {
      at: [...usual.at, ...odd],
      players: [...usual.players, 1, 100],
      source: [...usual.at, ...odd].map(() => 0),
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
