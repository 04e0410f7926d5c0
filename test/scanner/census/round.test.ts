import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { optOutOf, readRounds, type CountingRound, type ListingEntry } from "@mudlark/scanner/record";
import { CountStore, type RoundDependencies, type RoundResult } from "../../../scanner/src/census/index.ts";
import { runCensus, runRound } from "../../../scanner/src/census/visiting/index.ts";
import type { CountVisit, VisitTarget } from "../../../scanner/src/session/index.ts";
import { FakeWorld } from "./fake-world.ts";

const hour = 3_600_000;
let world: FakeWorld;
let seen: (VisitTarget & { at: number })[];
beforeEach(async () => {
  world = await FakeWorld.make();
  seen = [];
});

const dependencies = (more: Partial<RoundDependencies> = {}): RoundDependencies => {
  const { visit: _, ...rest } = world.dependencies();
  return {
    ...rest,
    counts: new CountStore(world.data, (text) => world.warnings.push(text)),
    count: async (target, options): Promise<CountVisit> => {
      seen.push({ ...target, at: world.clock.now() });
      await world.clock.sleep(500, options.signal);
      const server = world.servers.get(`${target.host}:${target.port}`);
      const { PLAYERS: players, UPTIME: booted } = server?.mssp ?? {};
      const outcome = { code: server?.outcome ?? "ok", reason: "It said so.", phase: "done" } as const;
      if (players === undefined || outcome.code !== "ok") return { outcome };
      return {
        outcome,
        found: { players: Number(players), source: "mssp", ...(booted !== undefined && { booted: Number(booted) }) },
      };
    },
    ...more,
  };
};
const night = (entries: ListingEntry[]): Promise<unknown> => runCensus(world.options(entries), world.dependencies());
const round = (entries: ListingEntry[], more: Parameters<FakeWorld["options"]>[1] = {}): Promise<RoundResult> =>
  runRound(world.options(entries, more), dependencies());
async function rounds(): Promise<CountingRound[]> {
  const folder = join(world.data, "counts", "2026");
  const names = await readdir(folder).catch((): string[] => []);
  return (
    await Promise.all(names.sort().map(async (name) => readRounds(await readFile(join(folder, name), "utf8"), name)))
  ).flat();
}
async function everythingElse(): Promise<string[]> {
  const names = await readdir(world.data, { recursive: true });
  const files = names.filter((name) => /^(?:records|readings)\/.*\.\w+$/.test(name)).sort();
  return Promise.all(files.map(async (name) => `${name}\n${await readFile(join(world.data, name), "utf8")}`));
}

describe("a round", () => {
  test("counts the games that stated a number on the last night, and no others", async () => {
    const entries = [
      world.game("counted", { mssp: { PLAYERS: "118" } }),
      world.game("without"),
      world.game("in-words", { mssp: { PLAYERS: "many" } }),
      world.game("away", { outcome: "refused" }),
      { ...world.game("never-visited", { mssp: { PLAYERS: "1" } }) },
      { ...world.game("who-never-visited"), players: "who" as const },
      { ...world.game("who-away", { outcome: "refused" }), players: "who" as const },
    ];
    await night(entries.filter(({ id }) => !id.endsWith("never-visited")));
    world.clock.forward(3 * hour);
    const before = await everythingElse();
    const { round: report, ended, plan } = await round(entries);
    expect(ended).toBe("done");
    expect(seen.map(({ host }) => host)).toEqual(["counted.example"]);
    expect(report).toMatchObject({ visited: 1, counts: [{ id: "counted", players: 118, source: "mssp" }] });
    expect(await rounds()).toEqual([{ at: report.at, mssp: { counted: 118 } }]);
    expect(Object.fromEntries(plan.skipped.map(({ id, why }) => [id, why]))).toEqual({
      without: "no visit found a number of players",
      "in-words": "no visit found a number of players",
      away: "no visit found a number of players",
      "never-visited": "no visit found a number of players",
      "who-never-visited": "no night has visited it yet",
      "who-away": "it did not answer on the last night",
    });
    expect(await everythingElse()).toEqual(before);
  });

  test("a failed count has no effect: nothing is recorded, no game goes dark, nothing is tried again", async () => {
    const entries = ["a", "b", "c", "d"].map((id) => world.game(id, { mssp: { PLAYERS: "3" } }));
    await night(entries);
    world.now("a", { outcome: "refused" });
    world.now("b", {});
    world.clock.forward(3 * hour);
    const before = await everythingElse();
    expect((await round(entries)).ended).toBe("done");
    expect(seen).toHaveLength(4);
    expect(await rounds()).toMatchObject([{ mssp: { c: 3, d: 3 } }]);
    expect(await everythingElse()).toEqual(before);
  });

  test("with the network down ends early, says so, and records nothing", async () => {
    const entries = Array.from({ length: 120 }, (_, index) => world.game(`game-${index}`, { mssp: { PLAYERS: "3" } }));
    await night(entries);
    for (const { id } of entries) world.now(id, { outcome: "unreachable" });
    world.clock.forward(3 * hour);
    const { ended, round: report } = await round(entries, { concurrency: 10 });
    expect(ended).toBe("broken");
    expect(report.broken).toMatch(/the network here seems to be down/);
    expect(seen.length).toBeLessThan(80);
    expect(await rounds()).toEqual([{ at: report.at }]);
  });

  test("is polite: one visit to an IP address at a time, a pause, opt-outs by name and address, CRAWL DELAY", async () => {
    const mssp = { PLAYERS: "3" };
    const entries = [
      world.game("a", { mssp }, "shared.example", 4000),
      world.game("b", { mssp }, "shared.example", 4001),
      world.game("out-by-name", { mssp }),
      world.game("out-by-address", { mssp }),
      world.game("patient", { mssp: { ...mssp, "CRAWL DELAY": "6" } }),
      world.game("daily", { mssp: { ...mssp, "CRAWL DELAY": "24" } }),
    ];
    await night(entries);
    const optOut = optOutOf([
      { host: "out-by-name.example", reason: "asked", date: "2026-11-21" },
      { host: world.addresses.get("out-by-address.example")?.[0] ?? "", reason: "asked", date: "2026-11-21" },
    ]);
    const hosts: string[][] = [];
    for (let index = 0; index < 4; index++) {
      world.clock.forward(3 * hour);
      seen = [];
      await round(entries, { optOut });
      hosts.push(seen.map(({ host, port }) => `${host}:${port}`).sort());
      const [one, two] = seen.filter(({ host }) => host === "shared.example");
      expect((two?.at ?? 0) - (one?.at ?? 0)).toBeGreaterThanOrEqual(5500);
    }
    const shared = ["shared.example:4000", "shared.example:4001"];
    expect(hosts).toEqual([shared, ["patient.example:4000", ...shared], shared, shared].map((all) => all.sort()));
  });

  test("is over after a quarter of an hour, whatever is left", async () => {
    const entries = Array.from({ length: 200 }, (_, index) =>
      world.game(`game-${index}`, { mssp: { PLAYERS: "3" } }, "one.example", 4000 + index),
    );
    await night(entries);
    world.clock.forward(3 * hour);
    const began = world.clock.now();
    const { ended } = await round(entries);
    expect(ended).toBe("done");
    expect(world.clock.now() - began).toBeLessThan(16 * 60_000);
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.length).toBeLessThan(200);
  });

  test("keeps a boot time only if it is another one than the night's or the last round's", async () => {
    const [first, later] = [Date.parse("2026-11-20T00:00:00Z") / 1000, Date.parse("2026-11-21T04:00:00Z") / 1000];
    const entries = [world.game("a", { mssp: { PLAYERS: "3", UPTIME: String(first) } })];
    await night(entries);
    const boots: unknown[] = [];
    for (const uptime of [first, first + 60, later, later + 5]) {
      world.now("a", { mssp: { PLAYERS: "3", UPTIME: String(uptime) } });
      world.clock.forward(3 * hour);
      await round(entries);
      boots.push((await rounds()).at(-1)?.booted?.a);
    }
    expect(boots).toEqual([undefined, undefined, later, undefined]);
  });

  test("counts of any size are kept up to a bound, and a jump is one value among others", async () => {
    const entries = [world.game("a", { mssp: { PLAYERS: "3" } })];
    await night(entries);
    for (const players of ["3", "300000", "99999999999", "4"]) {
      world.now("a", { mssp: { PLAYERS: players } });
      world.clock.forward(hour);
      await round(entries);
    }
    expect((await rounds()).map(({ mssp }) => mssp?.a)).toEqual([3, 300_000, undefined, 4]);
  });

  test("a clock that was set back, a missed round and a round past midnight leave every count with its own time", async () => {
    const entries = [world.game("a", { mssp: { PLAYERS: "3" } })];
    await night(entries);
    for (const hours of [21, 2, -1, 9]) {
      world.clock.forward(hours * hour);
      await round(entries);
    }
    expect((await rounds()).map(({ at }) => at.slice(0, 13))).toEqual([
      "2026-11-21T23",
      "2026-11-22T00",
      "2026-11-22T01",
      "2026-11-22T09",
    ]);
  });

  test("a game that crashed the scanner is left out; the others are counted, and a continued round counts nobody twice", async () => {
    const entries = ["a", "b", "c"].map((id) => world.game(id, { mssp: { PLAYERS: "3" } }));
    await night(entries);
    world.clock.forward(3 * hour);
    const { run } = await round(entries.slice(0, 1));
    seen = [];
    await round(entries, { resume: run, culprits: new Map([["b", "it crashed"]]), suspects: new Set(["c"]) });
    expect(seen.map(({ host }) => host)).toEqual(["c.example"]);
    expect(await rounds()).toEqual([{ at: expect.any(String) as string, mssp: { a: 3, c: 3 } }]);
  });

  test("a dry run lists the games, and visits none", async () => {
    const entries = [world.game("a", { mssp: { PLAYERS: "3" } })];
    await night(entries);
    world.clock.forward(3 * hour);
    const { plan } = await round(entries, { dryRun: true });
    expect(plan.jobs.map(({ entry }) => entry.id)).toEqual(["a"]);
    expect([seen, await rounds()]).toEqual([[], []]);
  });
});
