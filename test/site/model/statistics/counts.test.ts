import { describe, expect, it, test } from "vitest";
import type { FingerprintData } from "@mudlark/scanner/record";
import { seriesOf } from "../../../../src/model/players/series.ts";
import type { HistoryVisit, ServerView } from "../../../../src/model/server-view.ts";
import { createdRows, optionsByMonth, siteNights } from "../../../../src/model/statistics/counts.ts";
import { hoursTable } from "../../../../src/model/statistics/hours-table.ts";
import { visitAt } from "../game-data.ts";

const at = (time: string): number => Date.parse(time) / 1000;

test("the years in which games were created have no gaps", () => {
  const created = (value: number | null): Pick<ServerView, "created"> => ({
    created: value === null ? null : { value, source: "listing", at: null, confirmed: null },
  });
  expect(createdRows([1993, 1990, null, 1990].map(created))).toEqual([
    { slug: "1990", name: "1990", servers: 2 },
    { slug: "1991", name: "1991", servers: 0 },
    { slug: "1992", name: "1992", servers: 0 },
    { slug: "1993", name: "1993", servers: 1 },
  ]);
  expect(createdRows([created(2001)])).toHaveLength(1);
  expect(createdRows([created(null)])).toEqual([]);
});

describe("the nights of the census", () => {
  const visit = (time: string, more: Partial<HistoryVisit> = {}): HistoryVisit => visitAt(at(time), more);

  it("add up what each server did, by UTC date, oldest first", () => {
    const nights = siteNights([
      { history: [visit("2026-06-02T00:00:00Z", { players: 5, changed: ["banner"] })] },
      {
        history: [
          visit("2026-06-01T23:59:59Z", { players: 2, changed: ["new"] }),
          visit("2026-06-02T01:00:00Z", { players: 7 }),
          visit("2026-06-02T02:00:00Z", { outcome: "refused" }),
        ],
      },
      { history: [visit("2026-06-01T03:00:00Z", { players: 0 }), visit("2026-06-02T03:00:00Z", { players: 0 })] },
      { history: [] },
    ]);
    expect(nights).toEqual([
      { date: "2026-06-01", visited: 2, reached: 2, players: 2, counted: 2, changed: 0, complete: true },
      { date: "2026-06-02", visited: 3, reached: 3, players: 5, counted: 2, changed: 1, complete: true },
    ]);
  });

  it("are complete with nine tenths of the servers that are visited nightly", () => {
    const night = (visited: number) => {
      const servers = Array.from({ length: 10 }, (_, index) => ({
        history: ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04"]
          .filter((date) => date !== "2026-06-03" || index < visited)
          .map((date) => visit(`${date}T03:00:00Z`)),
      }));
      return siteNights(servers)[2]?.complete;
    };
    expect([night(10), night(9), night(8)]).toEqual([true, true, false]);
  });
});

describe("options by month", () => {
  const data = (requested: string[], offered: string[]): { data: FingerprintData } => ({
    data: {
      "requested-options": requested,
      "offered-options": offered,
      "refused-options": [],
      "probed-protocol": "server",
    },
  });
  const fingerprints = new Map([
    ["ab", data(["B"], ["A", "B"])],
    ["a", data([], ["A"])],
    ["many", data(["I", "H", "G", "F"], ["E", "D", "C"])],
  ]);
  const server = (...visits: [time: string, fingerprint: string][]) => ({
    history: visits.map(([time, fingerprint]) => visitAt(at(time), { fingerprint })),
  });

  it("are those of each server's last fingerprint in a month, the eight most common by name", () => {
    const found = optionsByMonth({
      servers: [
        server(["2026-07-01T00:00:00Z", "a"], ["2026-06-01T00:00:00Z", "a"]),
        server(["2026-06-01T00:00:00Z", "many"], ["2026-06-30T23:59:59Z", "ab"]),
        server(["2026-06-05T00:00:00Z", "ab"]),
        server(["2026-07-05T00:00:00Z", "many"], ["2026-08-05T00:00:00Z", "unknown"]),
      ],
      byFingerprint: fingerprints,
    });
    expect(found).toEqual({
      options: ["A", "B", "C", "D", "E", "F", "G", "H"],
      months: [
        { month: "2026-06", servers: 3, percents: [100, 66.7, 0, 0, 0, 0, 0, 0] },
        { month: "2026-07", servers: 2, percents: [50, 0, 50, 50, 50, 50, 50, 50] },
      ],
    });
  });
});

describe("players through the day", () => {
  const rounds = [0, 3, 6].map((hour) => at("2026-06-01T00:00:00Z") + hour * 3600);
  /** A game that was counted in some of the rounds, with as many players as the hour. */
  const game = (...counted: number[]): Pick<ServerView, "counts"> => ({
    counts: seriesOf([], {
      at: counted.map((round) => rounds[round] ?? 0),
      players: counted.map((round) => 3 * round),
      source: counted.map(() => 0),
    }),
  });

  it("has a row for each hour, and says what the sums are of", () => {
    const { rows, about } = hoursTable({ rounds, servers: [game(0, 1, 2), game(0, 1, 2)] });
    expect(rows).toHaveLength(24);
    expect([rows[0], rows[1], rows[3], rows[23]]).toEqual([
      ["00:00", 0, 0, 0, 1],
      ["01:00", null, null, null, 0],
      ["03:00", 6, 6, 6, 1],
      ["23:00", null, null, null, 0],
    ]);
    expect(about).toBe(
      "Players of all servers together, in 3 counting rounds of the last 90 days, each of up to 2 servers.",
    );
  });

  it.each([
    [
      [game(0, 1, 2), game(0, 2)],
      "2 counting rounds of",
      "1 that counted less than nine tenths of the usual number of servers is left out.",
    ],
    [
      [game(0), game(0)],
      "1 counting round of",
      "2 that counted less than nine tenths of the usual number of servers are left out.",
    ],
  ])("says how many rounds are left out", (servers, used, left) => {
    const { about } = hoursTable({ rounds, servers });
    expect(about).toContain(used);
    expect(about.endsWith(` ${left}`)).toBe(true);
  });

  it("may be those of a single server", () => {
    expect(hoursTable({ rounds, servers: [game(0, 1, 2)] }).about).toMatch(/each of up to 1 server\.$/);
  });

  it("has no rows without a round", () => {
    const { rows, about } = hoursTable({ rounds: [], servers: [game()] });
    expect(rows).toEqual([]);
    expect(about).toContain("in 0 counting rounds of the last 90 days, each of up to 0 servers.");
  });
});
