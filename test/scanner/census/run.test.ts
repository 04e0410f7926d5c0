import { existsSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { optOutOf, readReadings, type Reading, type ScanRecord } from "@mudlark/scanner/record";
import { type CensusResult } from "../../../scanner/src/census/index.ts";
import { runCensus } from "../../../scanner/src/census/visiting/index.ts";
import type { CensusOptions } from "../../../scanner/src/census/index.ts";
import type { ListingEntry } from "@mudlark/scanner/record";
import { FakeWorld, readingsSince, type FakeServer } from "./fake-world.ts";

const day = 86_400_000;
let world: FakeWorld;
beforeEach(async () => {
  world = await FakeWorld.make();
});

const census = (entries: ListingEntry[], more: Partial<CensusOptions> = {}): Promise<CensusResult> =>
  runCensus(world.options(entries, more), world.dependencies());

/** Runs the given number of nights at the same hour. */
async function nights(count: number, entries: ListingEntry[]): Promise<CensusResult[]> {
  const results: CensusResult[] = [];
  for (let night = 0; night < count; night++) {
    const start = world.clock.now();
    results.push(await census(entries));
    world.clock.forward(start + day - world.clock.now());
  }
  return results;
}

async function readings(night = "2026-11-21"): Promise<Reading[]> {
  const file = join(world.data, "readings", night.slice(0, 4), `${night}.ndjson`);
  return readReadings(await readFile(file, "utf8"), file);
}

function record(id: string): Promise<ScanRecord> {
  const found = world.store.readRecord(id);
  return found === undefined ? Promise.reject(new Error(`no record of ${id}`)) : Promise.resolve(found);
}

const text = (id: string, suffix = "json"): Promise<string> =>
  readFile(join(world.data, "records", `${id}.${suffix}`), "utf8");

describe("politeness", () => {
  test("visits one host address one at a time, with a pause between, whatever its names", async () => {
    world.addresses.set("one.example", ["8.8.4.4"]).set("two.example", ["8.8.4.4"]);
    const entries = [
      world.game("a", {}, "one.example"),
      world.game("b", {}, "two.example"),
      world.game("c", {}, "one.example", 23),
    ];
    entries.push({
      id: "d",
      name: "d",
      addresses: [4001, 4002].map((port) => ({ host: "two.example", port, tls: false })),
    });
    await census(entries);
    const order = world.seen.toSorted((a, b) => a.from - b.from);
    expect(order).toHaveLength(5);
    order.slice(1).forEach((visit, index) => expect(visit.from).toBeGreaterThanOrEqual((order[index]?.to ?? 0) + 5000));
  });

  test("visits many hosts at once, but not more than configured", async () => {
    const entries = Array.from({ length: 30 }, (_, index) => world.game(`game-${index}`));
    await census(entries, { concurrency: 10 });
    const most = Math.max(
      ...world.seen.map((one) => world.seen.filter((two) => two.from <= one.from && one.from < two.to).length),
    );
    expect(most).toBe(10);
  });

  test("visits in random order", async () => {
    const entries = Array.from({ length: 40 }, (_, index) => world.game(`game-${index}`));
    await census(entries, { concurrency: 1 });
    expect(world.seen.map(({ target }) => target.host)).not.toEqual(entries.map(({ addresses }) => addresses[0]?.host));
  });

  test("does not visit an opted-out machine under another name either", async () => {
    world.addresses.set("quiet.example", ["8.8.200.1", "2a01:4f8::1"]);
    world.addresses.set("sub.domain.example", ["8.8.200.2"]);
    world.addresses.set("alias.example", ["8.8.200.1"]);
    world.addresses.set("six.example", ["2a01:4f8:0::1"]);
    world.addresses.set("mapped.example", ["64:ff9b::8.8.200.2"]);
    const entries = ["alias", "six", "mapped", "open"].map((id) => world.game(id));
    entries.push(world.game("sub", {}, "sub.domain.example"));
    const common = { reason: "asked", date: "2026-01-01" };
    const optOut = optOutOf([
      { host: "Quiet.example.", ...common },
      { domain: "domain.example", ...common },
      { host: "gone.example", ...common },
    ]);
    await census(entries, { optOut });
    expect(world.seen.map(({ target }) => target.host)).toEqual(["open.example"]);
    expect((await readings()).filter(({ outcome }) => outcome === "opted-out")).toHaveLength(4);
    // Once per night each, and once more if DNS fails.
    expect(world.asked.filter((name) => name === "quiet.example")).toHaveLength(1);
    expect(world.events).toContainEqual({ kind: "unresolved-opt-out", name: "gone.example" });
  });

  test("does not visit an opted-out game, and records that once", async () => {
    const entries = [world.game("quiet"), world.game("open")];
    const optOut = optOutOf([{ host: "quiet.example", reason: "its owner asked", date: "2026-01-01" }]);
    await census(entries, { optOut });
    expect(world.seen.map(({ target }) => target.host)).toEqual(["open.example"]);
    expect((await readings()).map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
      ["open", "ok", undefined],
      ["quiet", "opted-out", "quiet.example opted out: its owner asked"],
    ]);
    world.clock.forward(day);
    await census(entries, { optOut });
    expect(await readings("2026-11-22")).toHaveLength(1);
    world.clock.forward(day);
    await census(entries);
    expect(await readings("2026-11-23")).toHaveLength(2);
  });

  test("recognises an opted-out network by the address after DNS", async () => {
    const entries = [world.game("inside", {}, "inside.example"), world.game("other")];
    world.addresses.set("inside.example", ["8.8.200.1"]);
    await census(entries, { optOut: optOutOf([{ network: "8.8.200.0/24", reason: "asked", date: "2026-01-01" }]) });
    expect(world.seen.map(({ target }) => target.host)).toEqual(["other.example"]);
  });

  test.each([["10.0.0.1"], ["127.0.0.1"], ["169.254.1.1"], ["::1"], ["fd00::1"], ["::ffff:10.0.0.1"], ["192.0.2.1"]])(
    "%s is not visited",
    async (ip) => {
      world.addresses.set("inside.example", [ip]);
      await census([world.game("inside", {}, "inside.example"), world.game("other")]);
      expect(world.seen.map(({ target }) => target.host)).toEqual(["other.example"]);
      expect((await readings())[0]).toMatchObject({ id: "inside", outcome: "private-address" });
    },
  );

  test("visits exactly the address that was checked", async () => {
    world.addresses.set("both.example", ["10.0.0.1", "8.8.4.4"]);
    await census([world.game("both", {}, "both.example")]);
    expect(world.seen.map(({ target }) => target.ip)).toEqual(["8.8.4.4"]);
  });

  test("tries all addresses of a name in turn until one answers, and starts with that one from then on", async () => {
    const ips = ["8.8.4.4", "2001:4860::8", "8.8.4.5", "2001:4860::9"];
    world.addresses.set("many.example", ips);
    const entries = [world.game("many", { outcome: "refused" }, "many.example")];
    world.onVisit = ({ ip }) => {
      const up = ip === "8.8.4.5";
      world.servers.set("many.example:4000", { outcome: up ? "ok" : "refused" });
    };
    await nights(2, entries);
    expect(world.seen.map(({ target }) => target.ip)).toEqual([
      "2001:4860::8",
      "8.8.4.4",
      "2001:4860::9",
      "8.8.4.5",
      "8.8.4.5",
    ]);
    for (const [index, { from }] of world.seen.entries())
      expect(from).toBeGreaterThanOrEqual(world.seen[index - 1]?.to ?? 0);
    expect((await readings())[0]).toMatchObject({ outcome: "ok", ip: "8.8.4.5" });
  });

  test("a game counts as refused if none of its addresses accepts a connection", async () => {
    world.addresses.set("none.example", ["8.8.4.4", "2001:4860::8"]);
    await census([world.game("none", { outcome: "refused" }, "none.example"), world.game("a"), world.game("b")]);
    const reading = (await readings()).find(({ id }) => id === "none");
    expect(reading).toMatchObject({ outcome: "refused" });
    expect(reading?.reason).toMatch(/None of its 2 addresses accepted a connection\.$/);
  });

  test("CRAWL DELAY is a minimum: just over 24 hours waits, 48 skips a night", async () => {
    const soon = world.game("soon", { mssp: { NAME: "Soon", "CRAWL DELAY": "24" } });
    const late = world.game("late", { mssp: { NAME: "Late", "Crawl__  DELAY": ["48", "12"] } });
    await census([soon, late]);
    world.clock.forward(day - 60_000);
    await census([soon, late]);
    const of = (host: string): number[] =>
      world.seen.filter(({ target }) => target.host === host).map(({ from }) => from);
    const [first, second] = of("soon.example");
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(day - 1000);
    expect(of("late.example")).toHaveLength(1);
    expect(world.events).toContainEqual({
      kind: "skipped",
      id: "late",
      why: "CRAWL DELAY 48: not before 2026-11-23T02:00:00Z",
    });
    world.clock.forward(day);
    await census([soon, late]);
    expect(of("late.example")).toHaveLength(2);
  });

  test("a long-silent game is skipped unless requested by name, and returns automatically", async () => {
    const entries = [world.game("gone"), ...["a", "b", "c"].map((id) => world.game(id))];
    await nights(1, entries);
    world.now("gone", { outcome: "refused" });
    await nights(1, entries);
    world.clock.forward(20 * day);
    await nights(1, entries);
    world.seen.length = 0;
    await nights(2, entries);
    expect(world.seen.filter(({ target }) => target.host === "gone.example")).toEqual([]);
    expect(world.events).toContainEqual({
      kind: "skipped",
      id: "gone",
      why: "silent since 2026-11-22, visited weekly",
    });
    world.now("gone", {});
    const { report } = await census(entries, { only: new Set(["gone"]) });
    expect(report.back).toEqual(["gone"]);
  });
});

describe("what is written", () => {
  test("a record is written once while only time, players, uptime and clocks change", async () => {
    const mssp = (players: number): FakeMssp => ({
      NAME: "Steady",
      PLAYERS: String(players),
      UPTIME: String(1.7e9 + players),
    });
    const steady = world.game("steady", { banner: "There are 12 players online. It is 03:04:05.", mssp: mssp(3) });
    await nights(1, [steady]);
    const before = [await text("steady"), await text("steady", "log")];
    world.now("steady", { banner: "There are 13 players online. It is 04:05:06.", mssp: mssp(8), ms: 3456 });
    await nights(2, [steady]);
    expect([await text("steady"), await text("steady", "log")]).toEqual(before);
    expect(await readings("2026-11-22")).toMatchObject([
      { id: "steady", players: 8, booted: 1.7e9 + 8, ms: { total: 3456 } },
    ]);
    expect((await readings("2026-11-22"))[0]?.changed).toBeUndefined();

    world.now("steady", { banner: "A new look", mssp: mssp(8) });
    const [night] = await nights(1, [steady]);
    expect(night?.report.changed).toEqual([{ id: "steady", changes: ["banner"] }]);
    expect(await text("steady")).toContain("A new look");
    expect(await text("steady", "log")).not.toEqual(before[1]);
  });
  type FakeMssp = Record<string, string>;

  test("a server with several banners is recorded when a new variant appears, and when the current one disappears", async () => {
    const game = world.game("game");
    const faces = ["A", "B", "A", "B", "B", "A", ...Array<string>(16).fill("B")];
    const changed: number[] = [];
    for (const [night, banner] of faces.entries()) {
      world.now("game", { banner });
      const [result] = await nights(1, [game]);
      if ((result?.report.changed.length ?? 0) > 0) changed.push(night);
    }
    expect(changed).toEqual([1]);
    expect(await text("game")).toContain('"banner_before_return": "B"');
    world.now("game", { banner: "A" });
    await nights(1, [game]);
    expect(await text("game")).toContain('"banner_before_return": "A"');
  });

  test("a server with a new banner each time is recorded until that is known, then once a month", async () => {
    const game = world.game("game");
    const changed: number[] = [];
    for (let night = 0; night < 40; night++) {
      world.now("game", { banner: `Thought of the day: ${String.fromCharCode(65 + night)}` });
      const [result] = await nights(1, [game]);
      if ((result?.report.changed.length ?? 0) > 0) changed.push(night);
    }
    expect(changed).toEqual([1, 2, 3, 4, 5, 33]);
    // Once it settles on one banner, that one is recorded.
    world.now("game", { banner: "Welcome" });
    await nights(14, [game]);
    expect(await text("game")).toContain('"banner_before_return": "Welcome"');
  });

  test("a deep visit is made at first, after a change, and weekly", async () => {
    const game = world.game("game");
    await nights(3, [game]);
    world.now("game", { banner: "Changed" });
    await nights(9, [game]);
    expect(world.seen.map(({ deep }) => deep)).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0].map((deep) => deep === 1));
    expect((await record("game")).mudlark?.deep?.visited).toBe("2026-11-24T02:00:00.000Z");
  });

  test("a failure keeps the record, and a visit without MSSP keeps the last good MSSP with its date", async () => {
    const others = ["a", "b", "c"].map((id) => world.game(id));
    const game = world.game("game", { mssp: { NAME: "Game", PLAYERS: "1" } });
    await nights(3, [game, ...others]);
    const before = await text("game");
    world.now("game", { outcome: "connect-timeout" });
    await nights(1, [game, ...others]);
    expect(await text("game")).toBe(before);
    world.now("game", {});
    await nights(1, [game, ...others]);
    expect(await text("game")).toBe(before);
    world.now("game", { banner: "Other" });
    await nights(1, [game, ...others]);
    expect((await record("game")).mudlark?.kept).toEqual({
      mssp: { NAME: "Game", PLAYERS: "1" },
      measured: "2026-11-23T02:00:00Z",
    });
    world.now("game", { mssp: { NAME: "Game II" } });
    await nights(1, [game, ...others]);
    expect((await record("game")).mudlark?.kept).toBeUndefined();
  });

  test.each<[string, FakeServer, string]>([
    ["a refusal", { outcome: "turned-away" }, "turned-away"],
    ["an early end", { outcome: "cut-off" }, "cut-off"],
    ["silence", { outcome: "silent", banner: "" }, "silent"],
    ["an end before we could ask for options", { banner: "Castle", requested: [] }, "cut-off"],
    ["a refusal on a connection that stays open", { banner: "Your site is banned.", refused: ["MSDP"] }, "turned-away"],
  ])("%s replaces nothing, but appears in the reading", async (_, bad, outcome) => {
    const good: FakeServer = { banner: "Castle", mssp: { NAME: "Kept" }, refused: ["MSDP"], requested: ["NAWS"] };
    const entries = [world.game("a", good)];
    await nights(1, entries);
    const before = await text("a");
    world.now("a", bad);
    await nights(1, entries);
    world.now("a", good);
    await nights(1, entries);
    expect(await text("a")).toBe(before);
    const [night] = await readings("2026-11-22");
    expect(night).toMatchObject({ outcome, ...(outcome !== "silent" && { reason: expect.any(String) as string }) });
    expect(night).not.toHaveProperty("changed");
    expect(night).not.toHaveProperty("fingerprint");
    expect((await readings("2026-11-23"))[0]).not.toHaveProperty("changed");
  });

  test("a login screen that sounds like a refusal is not one if the game offers options", async () => {
    const entries = [world.game("a", { banner: "Castle", requested: ["NAWS"] })];
    await nights(1, entries);
    world.now("a", { banner: "The game is full of secrets.", requested: ["NAWS"] });
    await nights(1, entries);
    expect((await readings("2026-11-22"))[0]?.outcome).toBe("ok");
  });

  test("a server that always hangs up on Return counts as measured", async () => {
    const entries = [world.game("a", { requested: ["NAWS"] })];
    await nights(2, entries);
    expect((await readings("2026-11-22"))[0]?.outcome).toBe("ok");
    expect((await record("a"))["server-probe"]).toBeDefined();
  });

  test("a game that turned the visit away is tried again later that night, unless it did so before", async () => {
    const entries = [world.game("a", { outcome: "turned-away" })];
    await census(entries, { retryAfterMs: 600_000 });
    expect(world.seen).toHaveLength(2);
    world.clock.forward(day);
    await census(entries, { retryAfterMs: 600_000 });
    expect(world.seen).toHaveLength(3);
  });

  test("a visit that never ends counts as our own error, and does not delay the night", async () => {
    const others = ["a", "b", "c"].map((id) => world.game(id));
    await nights(1, [world.game("hung", { ms: 5 * 3_600_000 }), ...others]);
    const [reading] = (await readings()).filter(({ id }) => id === "hung");
    expect(reading).toMatchObject({ outcome: "internal-error", ms: { total: 1_800_000 } });
  });

  test("a game that never answered has readings, but no record", async () => {
    await census([world.game("never", { outcome: "refused" }), world.game("a"), world.game("b")]);
    expect(existsSync(join(world.data, "records", "never.json"))).toBe(false);
    expect(await readings()).toMatchObject([
      { id: "a" },
      { id: "b" },
      { id: "never", outcome: "refused", reason: "It was refused." },
    ]);
  });

  test("the other addresses of a game are in its record", async () => {
    const game = world.game("game");
    game.addresses.push({ host: "game.example", port: 4443, tls: true });
    world.servers.set("game.example:4443", {});
    await nights(1, [game]);
    expect((await record("game")).mudlark?.addresses).toMatchObject([
      {
        host: "game.example",
        port: 4443,
        tls: true,
        outcome: { code: "ok" },
        fingerprint: expect.any(String) as string,
      },
    ]);
    world.servers.set("game.example:4443", { outcome: "refused" });
    const [night] = await nights(1, [game]);
    expect(night?.report.changed).toEqual([{ id: "game", changes: ["address"] }]);
    const [silent] = (await record("game")).mudlark?.addresses ?? [];
    expect(silent).toMatchObject({ outcome: { code: "refused" }, measured: "2026-11-21T02:00:08.000Z" });
    expect(silent?.fingerprint).toBeDefined();
    // Repeated failures are not news, and what was known is kept.
    const [next] = await nights(1, [game]);
    expect(next?.report.changed).toEqual([]);
    game.addresses.push({ host: "game.example", port: 4444, tls: true });
    await nights(1, [game]);
    expect((await record("game")).mudlark?.addresses).toMatchObject([
      { measured: "2026-11-21T02:00:08.000Z", fingerprint: silent?.fingerprint },
      { outcome: { code: "refused" } },
    ]);
  });

  test("MSSP and protocols of another address count for the game, and are kept if it is silent for a night", async () => {
    const game = world.game("game", { banner: "Castle", refused: ["MSSP"] });
    const secure = { host: "game.example", port: 4443, tls: true };
    const entry = { ...game, addresses: [...game.addresses, secure] };
    const mssp = { NAME: "Game", PLAYERS: "7" };
    world.servers.set("game.example:4443", { banner: "Castle", refused: ["GMCP"], mssp });
    await nights(1, [entry]);
    const first = (await record("game")).mudlark?.addresses?.[0];
    expect(first).toMatchObject({ port: 4443, mssp, evidence: {} });
    expect((await readings())[0]).toMatchObject({ players: 7 });
    const before = await text("game");
    world.servers.set("game.example:4443", { banner: "Castle", refused: ["GMCP"] });
    await nights(1, [entry]);
    world.servers.set("game.example:4443", { outcome: "turned-away" });
    await nights(1, [entry]);
    expect(await text("game")).toBe(before);
    const outcomes = await Promise.all(["21", "22", "23"].map(async (day) => (await readings(`2026-11-${day}`))[0]));
    expect(outcomes.map((reading) => reading?.others)).toEqual(
      ["ok", "ok", "turned-away"].map((outcome) => [{ host: "game.example", port: 4443, outcome }]),
    );
  });

  test("only the reading of the night of a change has the differences", async () => {
    const game = world.game("game", { mssp: { CODEBASE: "CircleMUD 3.0", PLAYERS: "1" } });
    await nights(1, [game]);
    world.now("game", { mssp: { CODEBASE: "tbaMUD 2025", PLAYERS: "2" } });
    await nights(2, [game]);
    expect((await readings("2026-11-21"))[0]?.differences).toBeUndefined();
    expect((await readings("2026-11-22"))[0]?.differences).toEqual([
      { what: "mssp", name: "CODEBASE", from: "CircleMUD 3.0", to: "tbaMUD 2025" },
    ]);
    expect((await readings("2026-11-23"))[0]?.differences).toBeUndefined();
  });

  test("a damaged record is reported, and measured again", async () => {
    const game = world.game("game");
    await nights(1, [game]);
    await writeFile(join(world.data, "records", "game.json"), "{");
    await nights(1, [game]);
    expect(world.warnings[0]).toMatch(/game\.json: not valid JSON/);
    expect((await record("game")).sessions).toHaveLength(1);
  });
});

describe("a night that goes wrong", () => {
  test("a temporary failure is tried once more, and only once", async () => {
    const entries = [
      world.game("shaky", { outcome: "refused" }),
      world.game("gone", { outcome: "refused" }),
      ...["a", "b"].map((id) => world.game(id)),
    ];
    let visits = 0;
    world.onVisit = ({ host }) => {
      if (host === "shaky.example" && ++visits === 2) world.now("shaky", {});
    };
    await census(entries, { retryAfterMs: 600_000 });
    const at = world.seen.filter(({ target }) => target.host === "shaky.example").map(({ from }) => from);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(600_000);
    expect(world.seen.filter(({ target }) => target.host === "gone.example")).toHaveLength(2);
    expect((await readings()).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      "a ok",
      "b ok",
      "gone refused",
      "shaky ok",
    ]);
  });

  test("if most servers fail at once, none is marked dark, and the run says so", async () => {
    const entries = Array.from({ length: 10 }, (_, index) => world.game(`game-${index}`));
    await nights(2, entries);
    entries.slice(1).forEach(({ id }) => world.now(id, { outcome: "unreachable" }));
    const result = await census(entries, { retryAfterMs: 1000 });
    expect(result.ended).toBe("broken");
    expect(result.report.broken).toMatch(/^9 of 10 servers that answered last time did not answer/);
    expect(await readings("2026-11-23")).toMatchObject([{ id: "game-0", outcome: "ok" }]);
  });

  test("if our network is down, the further addresses of a game are not marked as failed either", async () => {
    const entries = Array.from({ length: 4 }, (_, index) => world.game(`game-${index}`));
    entries[0]?.addresses.push({ host: "game-0.example", port: 5000, tls: false });
    await nights(2, entries);
    const before = await text("game-0");
    entries.forEach(({ id }) => world.now(id, { outcome: "unreachable" }));
    const result = await census(entries);
    expect(result.ended).toBe("broken");
    expect(await text("game-0")).toBe(before);
  });

  test("a failed first attempt leaves nothing behind if the second one succeeds", async () => {
    const entries = [world.game("a"), world.game("b"), world.game("shaky")];
    entries[2]?.addresses.push({ host: "other.example", port: 5000, tls: false });
    world.addresses.set("other.example", ["8.8.5.5"]);
    await nights(2, entries);
    world.now("shaky", { outcome: "refused" });
    world.onVisit = ({ host }) => {
      if (host === "other.example") world.now("shaky", {});
    };
    await census(entries, { retryAfterMs: 600_000 });
    expect((await readings("2026-11-23")).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      "a ok",
      "b ok",
      "shaky ok",
    ]);
    expect((await record("shaky")).mudlark?.addresses).toHaveLength(1);
  });

  test("a census that reaches no server stops early", async () => {
    const entries = Array.from({ length: 400 }, (_, index) => world.game(`game-${index}`, { outcome: "unreachable" }));
    const result = await census(entries, { concurrency: 20 });
    expect(result.ended).toBe("broken");
    expect(world.seen.length).toBeLessThan(100);
  });

  test("a stopped census keeps what it measured, and --resume visits the rest", async () => {
    const entries = Array.from({ length: 20 }, (_, index) => world.game(`game-${index}`));
    const stop = new AbortController();
    let visits = 0;
    world.onVisit = () => {
      if (++visits === 11) stop.abort();
    };
    const first = await census(entries, { concurrency: 1, signal: stop.signal });
    expect(first.ended).toBe("stopped");
    const kept = await readings();
    expect(kept).toHaveLength(10);
    world.clock.forward(day / 2);
    world.seen.length = 0;
    const second = await census(entries, { resume: first.run });
    expect(world.seen).toHaveLength(10);
    expect(new Set((await readings()).map(({ id }) => id)).size).toBe(20);
    expect(second.report).toMatchObject({ visited: 20, reached: 20 });
  });

  test("a dry run visits nothing and writes nothing", async () => {
    const result = await census([world.game("game")], { dryRun: true });
    expect(result.plan.jobs.map(({ entry }) => entry.id)).toEqual(["game"]);
    expect([world.asked, await readdir(world.data)]).toEqual([[], []]);
  });
});

test("two names of one address are in the same shard", async () => {
  const entries = ["one.first", "two.second", "three.third", "four.fourth"].map((host) =>
    world.game(host.replace(".", "-"), {}, host),
  );
  for (const host of ["one.first", "two.second"]) world.addresses.set(host, ["8.8.77.1"]);
  const parts = [];
  for (const index of [1, 2]) {
    const result = await census(entries, { shard: { index, count: 2 } });
    parts.push(result.plan.jobs.map(({ entry }) => entry.id).sort());
  }
  expect(parts).toEqual([
    ["one-first", "two-second"],
    ["four-fourth", "three-third"],
  ]);
});

test("the shards together give the complete result", async () => {
  const entries = Array.from({ length: 50 }, (_, index) =>
    world.game(`game-${index}`, {}, `mud-${index}.host-${index % 20}.example`, 4000 + index),
  );
  const shards = [1, 2, 3].map((index) => ({ index, count: 3 }));
  for (const shard of shards) await census(entries, { shard });
  const folder = join(world.data, "readings", "2026");
  expect(await readdir(folder)).toEqual([1, 2, 3].map((index) => `2026-11-21.${index}-of-3.ndjson`));
  const ids = (await readingsSince(world.store, "2026-11-21")).map(({ id }) => id);
  expect(ids.toSorted()).toEqual(entries.map(({ id }) => id).toSorted());
  expect(await readdir(join(world.data, "records"))).toHaveLength(100);
});
