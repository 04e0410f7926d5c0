import { describe, expect, it, test } from "vitest";
import type { Difference, EncodingReport, ListingEntry } from "@mudlark/scanner/record";
import { differencesInWords } from "../../../src/model/differences.ts";
import { daysOf, monthsOf, weekdaysOf, type PeriodView } from "../../../src/model/history/days.ts";
import { historyWords, peakWords, playersWords, reachedWords } from "../../../src/model/history/words.ts";
import { adoptionTable, optionsTable, protocolOverTime } from "../../../src/model/statistics/time-tables.ts";
import { listed, measured, measuredAt, viewOf, visited } from "./game-data.ts";

describe("how often a game was reached, in words", () => {
  it.each([
    [0, 0, "no visit"],
    [5, 5, "5 of 5 (100%)"],
    [0, 5, "0 of 5 (0%)"],
    [99, 100, "99 of 100 (99%)"],
    [999, 1000, "999 of 1,000 (over 99%)"],
    [1, 100, "1 of 100 (1%)"],
    [1, 1000, "1 of 1,000 (under 1%)"],
  ])("%d of %d: %s", (reached, visits, words) => {
    expect(reachedWords({ reached, visits })).toBe(words);
  });

  const none = { counted: 0, uncountable: 0, least: null, most: null, mean: null };
  it.each([
    [none, "not measured"],
    [{ ...none, uncountable: 1 }, "not countable"],
    [{ ...none, counted: 1, least: 7, most: 7, mean: 7 }, "7"],
    [{ ...none, counted: 3, least: 7, most: 7, mean: 7 }, "7"],
    [{ ...none, counted: 2, least: 0, most: 25, mean: 12.5 }, "0 to 25, 12.5 on average"],
  ])("players %j are %s", (players, words) => {
    expect(playersWords(players)).toBe(words);
  });

  it("names one day, or both ends of a longer time", () => {
    const words = (to: string, empty = 0) =>
      historyWords({ visits: 2, reached: 2, players: none }, "2026-06-30T01:00:00Z", to, empty);
    expect(words("2026-06-30T05:00:00Z")).toBe(
      "On 30 June 2026: 2 of 2 visits (100%) reached it. Players were not measured.",
    );
    expect(words("2026-07-02T05:00:00Z", 1)).toBe(
      "From 30 June 2026 to 2 July 2026: 2 of 2 visits (100%) reached it. On 1 day there was no visit. Players were not measured.",
    );
    expect(words("2026-07-03T05:00:00Z", 2)).toContain(" On 2 days there was no visit.");
  });

  it.each([
    [1, "On 30 June 2026: the only visit reached it. Players were not measured."],
    [0, "On 30 June 2026: the only visit did not reach it. Players were not measured."],
  ])("describes a single visit that reached it %i times", (reached, words) => {
    const day = "2026-06-30T01:00:00Z";
    expect(historyWords({ visits: 1, reached, players: none }, day, day, 0)).toBe(words);
  });

  const period = (label: string, reached: number, visits: number, mean: number | null = null): PeriodView => ({
    label,
    visits,
    reached,
    players: mean === null ? none : { ...none, counted: 1, least: mean, most: mean, mean },
  });
  it.each<[string, PeriodView[], string]>([
    [
      "the first of equals",
      [period("May", 1, 2, 9), period("June", 1, 2, 9), period("July", 2, 2, 3), period("August", 2, 2, 3)],
      "Most players in May (9 on average), fewest in July (3). Reached least often in May: 1 of 2 (50%).",
    ],
    [
      "a period with a single visit",
      [period("May", 0, 1), period("June", 3, 3)],
      "Players were not measured. Reached least often in May: 0 of 1 (0%).",
    ],
    [
      "a period without a visit",
      [period("May", 0, 0), period("June", 3, 3)],
      "Players were not measured. Every visit reached it.",
    ],
    ["one count", [period("May", 0, 1, 4)], "Players counted only in May: 4 on average. No visit reached it."],
  ])("names the most and the fewest: %s", (_, periods, words) => {
    expect(peakWords(periods, "in")).toBe(words);
  });
});

describe("spans of time", () => {
  it("have each visit on its own UTC day", () => {
    const at = (time: string): number => Date.parse(time) / 1000;
    const history = [visited("2026-06-29T23:59:59Z"), visited("2026-06-30T00:00:00Z"), visited("2026-07-01T00:00:00Z")];
    const days = daysOf(history, at("2026-06-30T12:00:00Z"), at("2026-07-02T00:00:00Z"));
    expect(days.map(({ date, visits }) => [date, visits])).toEqual([
      ["2026-06-30", 1],
      ["2026-07-01", 1],
      ["2026-07-02", 0],
    ]);
    expect(daysOf(history, at("2026-07-02T00:00:00Z"), at("2026-07-02T00:00:00Z"))).toHaveLength(1);
  });

  it("have the month that a last visit begins", () => {
    const months = monthsOf([visited("2026-05-15T12:00:00Z"), visited("2026-07-01T00:00:00Z")]);
    expect(months.map(({ label, visits }) => [label, visits])).toEqual([
      ["May 2026", 1],
      ["June 2026", 0],
      ["July 2026", 1],
    ]);
    expect(monthsOf([])).toEqual([]);
  });

  it("have weekdays from eight weeks on", () => {
    const from = Date.parse("2026-06-01T00:00:00Z");
    const nights = (count: number) =>
      Array.from({ length: count }, (_, index) => visited(new Date(from + index * 86_400_000).toISOString()));
    expect(weekdaysOf(nights(56))).toEqual([]);
    expect(weekdaysOf(nights(57)).map(({ label, visits }) => `${label} ${visits}`)).toEqual([
      "Monday 9",
      ...["Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map((name) => `${name} 8`),
    ]);
  });
});

describe("a listed web address", () => {
  it.each([
    ["https://mud.example.org/", true],
    ["https://user@mud.example.org/", false],
    ["https://:secret@mud.example.org/", false],
  ])("%s is shown: %s", (website, shown) => {
    expect(viewOf(null, [], listed({ website })).website?.value).toBe(shown ? website : undefined);
  });
});

describe("the encoding under which a game is listed", () => {
  it.each<[EncodingReport, string]>([
    [{ name: "utf-8", source: "default" }, "ascii"],
    [{ name: "utf-8", source: "charset" }, "utf-8"],
    [{ name: "cp437", source: "default" }, "cp437"],
  ])("%j: %s", (encoding, slug) => {
    expect(viewOf(measured({ encoding })).encodingGroup?.slug).toBe(slug);
  });
});

describe("a banner", () => {
  const raw = { before: Buffer.from("Welcome.").toString("base64"), after: "" };
  const deepAt = "2026-06-28T03:00:00Z";
  const address = (columns?: number): ListingEntry["addresses"] => [
    { host: "a.example", port: 4000, tls: false, ...(columns !== undefined && { columns }) },
    { host: "a.example", port: 4001, tls: false, columns: 120 },
  ];

  it("has the width of its own address, of the record, or 80", () => {
    const columns = (record: Parameters<typeof measured>[0], own?: number) =>
      viewOf(measured(record), [], listed({ addresses: address(own) })).banner?.columns;
    expect([columns({ raw, columns: 60 }, 40), columns({ raw, columns: 60 }), columns({ raw })]).toEqual([40, 60, 80]);
  });

  it("is the deep connection's if that shows more, with its date", () => {
    const fuller = { before: Buffer.from(`Welcome. ${"More. ".repeat(50)}`).toString("base64"), after: "" };
    const deep = {
      visited: deepAt,
      outcome: { code: "ok", reason: "It answered.", phase: "done" } as const,
      raw: fuller,
      encoding: { name: "utf-8", source: "default" } as const,
    };
    const of = (part: Parameters<typeof measured>[0]) => {
      const { deep: isDeep, at } = viewOf(measured(part)).banner ?? {};
      return [isDeep, at];
    };
    expect(of({ raw })).toEqual([false, measuredAt]);
    expect(of({ raw, deep })).toEqual([true, deepAt]);
  });
});

test("many differences end with the number of those that are not named", () => {
  const many = (count: number): Difference[] =>
    Array.from({ length: count }, (_, index) => ({ what: "mssp" as const, name: `N${index}`, from: "a", to: "b" }));
  const most = differencesInWords(many(100)).length - 1;
  expect(differencesInWords(many(100)).at(-1)).toBe(`And ${100 - most} more.`);
  expect(differencesInWords(many(most))).toHaveLength(most);
  expect(differencesInWords(many(most)).join(" ")).not.toContain("more.");
  expect(differencesInWords(many(most + 1)).at(-1)).toBe("And 1 more.");
});

test("shares over time are percentages", () => {
  const tables = [adoptionTable([]), protocolOverTime("GMCP", []), optionsTable({ options: [], months: [] })];
  expect(tables.map(({ percent }) => percent)).toEqual([true, true, true]);
});
