// Every figure about players is computed again here from the files of an invented world, by other code than the site's.
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { statisticsDocument } from "../../../../src/formats/api/documents.ts";
import { serverDocument } from "../../../../src/formats/api/server-document.ts";
import { countsCsv } from "../../../../src/formats/exports/counts-csv.ts";
import { loadModel } from "../../../../src/load/load.ts";
import type { SiteModel } from "../../../../src/model/site-model.ts";
import { inventWorld } from "../../../../tools/generate/world.ts";
import { absolute } from "../../invented/model.ts";

let folder: string;
let model: SiteModel;
/** By game: minutes since 1970 and players, in order of time, with the round of each. */
const raw = new Map<string, { seconds: number; players: number; round: boolean }[]>();
let rounds: number[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mudlark-figures-"));
  await inventWorld({ servers: 25, nights: 66, counts: 8, out: folder, seed: "figures", until: "2026-11-05" });
  model = await loadModel(folder);
  const add = (id: string, count: { seconds: number; players: number; round: boolean }): void => {
    raw.set(id, [...(raw.get(id) ?? []), count]);
  };
  for (const line of linesIn("readings")) {
    const { id, at, players } = JSON.parse(line) as { id: string; at: string; players?: number | null };
    if (typeof players === "number") add(id, { seconds: Math.floor(Date.parse(at) / 1000), players, round: false });
  }
  for (const line of linesIn("counts")) {
    const {
      at,
      mssp = {},
      who = {},
    } = JSON.parse(line) as { at: string; mssp?: Record<string, number>; who?: Record<string, number> };
    const seconds = Date.parse(at) / 1000;
    rounds.push(seconds);
    for (const [id, players] of Object.entries({ ...mssp, ...who })) add(id, { seconds, players, round: true });
  }
  rounds = rounds.sort((a, b) => a - b);
  for (const counts of raw.values()) counts.sort((a, b) => a.seconds - b.seconds);
});

function linesIn(kind: string): string[] {
  return readdirSync(join(folder, kind), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ndjson"))
    .flatMap((name) =>
      readFileSync(join(folder, kind, name), "utf8")
        .trim()
        .split("\n"),
    )
    .filter((line) => line !== "");
}

/** The value below which a share of all lies, interpolated, as spreadsheets have PERCENTILE. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.trunc(place)] ?? NaN;
  const high = sorted[Math.min(sorted.length - 1, Math.trunc(place) + 1)] ?? NaN;
  return low + (place - Math.trunc(place)) * (high - low);
}

const newest = (): number => Math.max(...[...raw.values()].flat().map(({ seconds }) => seconds));
const hourly = (counts: readonly { seconds: number; players: number }[]) => [
  ...new Map(counts.map((count) => [Math.floor(count.seconds / 3600), count])).values(),
];
const day = 86_400;

describe("the figures of each game", () => {
  test("are many enough for this test", () => {
    expect(raw.size).toBeGreaterThan(10);
    expect([...raw.values()].flat().length).toBeGreaterThan(3000);
  });

  test("usual range, peak, hours, evening and trend are those of the raw counts", () => {
    const until = newest();
    for (const server of model.servers) {
      const all = raw.get(server.id) ?? [];
      const recent = all.filter(({ seconds }) => seconds >= until - 90 * day);
      const counts = hourly(recent);
      const players = counts.map((count) => count.players);
      const document = serverDocument(server, absolute);
      const found = document.playersThroughTime;
      expect(found.counts).toBe(counts.length);
      expect(document.usualPlayers, server.id).toEqual(
        players.length < 10
          ? null
          : { low: closeTo(percentile(players, 0.1)), high: closeTo(percentile(players, 0.9)) },
      );
      const most = recent.toSorted((a, b) => b.players - a.players || a.seconds - b.seconds)[0];
      expect(document.peakPlayers).toEqual(
        most === undefined
          ? null
          : { players: most.players, at: new Date(most.seconds * 1000).toISOString().replace(".000", "") },
      );
      for (let hour = 0; hour < 24; hour++) {
        const those = counts
          .filter(({ seconds }) => new Date(seconds * 1000).getUTCHours() === hour)
          .map((count) => count.players);
        expect(found.byHour[hour]).toEqual({
          hour,
          counted: those.length,
          typical: those.length === 0 ? null : closeTo(percentile(those, 0.5)),
          least: those.length === 0 ? null : Math.min(...those),
          most: those.length === 0 ? null : Math.max(...those),
        });
      }
      const saturday = counts.filter(({ seconds }) => {
        const date = new Date(seconds * 1000);
        return date.getUTCDay() === 6 && date.getUTCHours() === 18;
      });
      expect(found.byHourOfWeek[5 * 24 + 18]).toEqual(
        saturday.length === 0
          ? null
          : closeTo(
              percentile(
                saturday.map((count) => count.players),
                0.5,
              ),
            ),
      );
      const evenings = new Map<string, number>();
      for (const count of counts) {
        const iso = new Date(count.seconds * 1000).toISOString();
        if (iso.slice(11, 13) >= "18")
          evenings.set(iso.slice(0, 10), Math.max(evenings.get(iso.slice(0, 10)) ?? 0, count.players));
      }
      expect(found.evening).toEqual(evenings.size < 5 ? null : closeTo(percentile([...evenings.values()], 0.5)));
      expect(document.playersTrend, server.id).toEqual(trendFrom(all, until));
    }
  });

  test("the CSV has every count once, and says how it was made", () => {
    for (const server of model.servers) {
      const [header, ...lines] = countsCsv(server.counts).trim().split("\r\n");
      expect(header).toBe("at,players,counted");
      expect(lines.map((line) => Date.parse(line.split(",")[0] ?? "") / 1000)).toEqual(
        (raw.get(server.id) ?? []).map(({ seconds }) => seconds),
      );
      for (const line of lines) expect(line).toMatch(/,(?:mssp|who)$/);
    }
  });
});

function trendFrom(all: readonly { seconds: number; players: number }[], until: number): unknown {
  const periods = [
    all.filter(({ seconds }) => seconds >= until - 30 * day),
    all.filter(({ seconds }) => seconds >= until - 60 * day && seconds < until - 30 * day),
  ];
  if (periods.some((counts) => new Set(counts.map(({ seconds }) => Math.floor(seconds / day))).size < 10)) return null;
  const means = Array.from({ length: 24 }, (_, hour) =>
    periods.map((counts) => {
      const those = counts.filter(({ seconds }) => new Date(seconds * 1000).getUTCHours() === hour);
      return those.length < 5 ? undefined : those.reduce((sum, { players }) => sum + players, 0) / those.length;
    }),
  ).filter((pair) => !pair.includes(undefined));
  if (means.length === 0) return null;
  const [recent = 0, before = 0] = [0, 1].map(
    (period) => means.reduce((sum, pair) => sum + (pair[period] ?? 0), 0) / means.length,
  );
  const change = recent === before ? 0 : before === 0 ? null : closeTo((recent - before) / before);
  return { recent: closeTo(recent), before: closeTo(before), change };
}

/** Sums of fractions differ in their last digits by the order in which they are added. */
function closeTo(value: number): unknown {
  return expect.closeTo(value, 9);
}

test("the field through the day is the sum of all games in each complete round", () => {
  const sums = rounds
    .filter((round) => round >= (rounds.at(-1) ?? 0) - 90 * day)
    .map((round) => {
      const those = [...raw.values()].flatMap((counts) =>
        counts.filter((count) => count.round && count.seconds === round),
      );
      return { round, games: those.length, players: those.reduce((sum, { players }) => sum + players, 0) };
    });
  const usual = percentile(
    sums.map(({ games }) => games),
    0.5,
  );
  const complete = sums.filter(({ games }) => games >= 0.9 * usual);
  const { playersThroughTime: found } = statisticsDocument(model);
  expect([found.rounds, found.incomplete]).toEqual([complete.length, sums.length - complete.length]);
  expect(complete.length).toBeGreaterThan(300);
  for (let hour = 0; hour < 24; hour++) {
    const those = complete
      .filter(({ round }) => new Date(round * 1000).getUTCHours() === hour)
      .map(({ players }) => players);
    expect(found.byHour[hour]).toMatchObject({
      counted: those.length,
      typical: those.length === 0 ? null : closeTo(percentile(those, 0.5)),
    });
  }
});
