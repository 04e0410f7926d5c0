import fc from "../../fast-check.ts";
import { describe, expect, test } from "vitest";
import { planShards, readShardPlan } from "../../../scanner/src/census/index.ts";
import { resolveByPlan } from "../../../scanner/src/census/schedule/shard-plan.ts";
import { optOutOf, type ListingEntry } from "@mudlark/scanner/record";

const now = Date.parse("2026-11-21T02:00:00Z");
const none = optOutOf([]);

const game = (id: string, ...hosts: string[]): ListingEntry => ({
  id,
  name: id,
  addresses: hosts.map((host) => ({ host, port: 4000, tls: false })),
});

/** A name server that knows these names, and counts queries. */
function dns(names: Record<string, string[]>) {
  const asked: string[] = [];
  const resolve = (host: string): Promise<string[]> => {
    asked.push(host);
    const found = names[host];
    return found === undefined ? Promise.reject(new Error("ENOTFOUND")) : Promise.resolve(found);
  };
  return { asked, resolve };
}

const plan = (entries: ListingEntry[], count: number, names: Record<string, string[]>) =>
  planShards({ entries, optOut: none, allowPrivate: false }, count, dns(names).resolve, now);

describe("the split into shards", () => {
  test("keeps games at one address together, whatever their names and notation", async () => {
    const entries = [game("a", "a.one"), game("b", "b.two"), game("c", "c.three"), game("d", "D.Four.")];
    const { shards } = await plan(entries, 4, {
      "a.one": ["8.8.1.1"],
      "b.two": ["::ffff:8.8.1.1"],
      "c.three": ["8.8.3.3"],
      "d.four": ["64:ff9b::8.8.3.3", "2a01::4"],
    });
    expect(shards.a).toBe(shards.b);
    expect(shards.c).toBe(shards.d);
    expect(shards.a).not.toBe(shards.c);
  });

  test("follows chains: a game with two addresses joins the hosts of both", async () => {
    const { shards } = await plan([game("a", "a.x"), game("b", "b.x", "c.x"), game("c", "d.x")], 3, {
      "a.x": ["8.8.0.1"],
      "b.x": ["8.8.0.1"],
      "c.x": ["8.8.0.2"],
      "d.x": ["8.8.0.2"],
    });
    expect(new Set(Object.values(shards)).size).toBe(1);
  });

  test("treats a name that does not resolve as one host", async () => {
    const { shards, addresses } = await plan([game("a", "gone.x"), game("b", "Gone.x.")], 2, {});
    expect(shards.a).toBe(shards.b);
    expect(addresses).toEqual({ "gone.x": [] });
  });

  test("resolves each name once, including those on the opt-out list", async () => {
    const { asked, resolve } = dns({ "a.x": ["8.8.0.1"] });
    const common = { reason: "asked", date: "2026-01-01" };
    const optOut = optOutOf([
      { host: "quiet.x", ...common },
      { domain: "still.x", ...common },
      { network: "8.9.0.0/16", ...common },
    ]);
    await planShards(
      { entries: [game("a", "a.x", "A.x"), game("b", "a.x")], optOut, allowPrivate: false },
      2,
      resolve,
      now,
    );
    expect(asked.sort()).toEqual(["a.x", "quiet.x", "still.x"]);
  });

  test("has every game in one shard, no address in two, and parts of similar size", async () => {
    const host = fc.integer({ min: 0, max: 60 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(host, { minLength: 1, maxLength: 2 }), { maxLength: 80 }),
        fc.integer({ min: 1, max: 6 }),
        async (games, count) => {
          const entries = games.map((hosts, index) => game(`g-${index}`, ...hosts.map((one) => `h${one}.x`)));
          const names = Object.fromEntries(
            Array.from({ length: 61 }, (_, one) => [`h${one}.x`, one % 7 === 0 ? [] : [`8.8.0.${one % 40}`]]),
          );
          const { shards, addresses } = await plan(entries, count, names);
          expect(Object.keys(shards).sort()).toEqual(entries.map(({ id }) => id).sort());
          const owners = new Map<string, number>();
          for (const { id, addresses: places } of entries) {
            for (const ip of places.flatMap((place) => addresses[place.host] ?? [])) {
              expect(owners.get(ip) ?? shards[id]).toBe(shards[id]);
              owners.set(ip, shards[id] ?? 0);
            }
          }
        },
      ),
    );
    const many = Array.from({ length: 100 }, (_, index) => game(`g-${index}`, `h${index}.x`));
    const sizes = Object.values(Object.groupBy(Object.values((await plan(many, 4, {})).shards), (shard) => shard));
    expect(sizes.map((one) => one?.length)).toEqual([25, 25, 25, 25]);
  });

  test("splits practice servers on one loopback address by port", async () => {
    const entries = [1, 2].map((port) => ({
      ...game(`g-${port}`),
      addresses: [{ host: "127.0.0.1", port, tls: false }],
    }));
    const resolve = (host: string): Promise<string[]> => Promise.resolve([host]);
    const { shards } = await planShards({ entries, optOut: none, allowPrivate: true }, 2, resolve, now);
    expect(shards["g-1"]).not.toBe(shards["g-2"]);
  });
});

describe("a shard follows the plan", () => {
  const entries = [game("a", "a.x"), game("b", "b.x"), game("late", "late.x")];

  test("visits only the planned addresses, and never those of another shard", async () => {
    const made = await plan(entries, 3, { "a.x": ["8.8.0.1"], "b.x": ["8.8.0.2"] });
    const later = dns({ "a.x": ["8.8.9.9"], "late.x": ["8.8.0.1", "8.8.0.3", "::ffff:8.8.0.2"] });
    const all = { entries, allowPrivate: false };
    const resolve = resolveByPlan(made, made.shards.late ?? 0, all, later.resolve);
    expect(await resolve("A.x.")).toEqual(["8.8.0.1"]);
    expect(await resolve("late.x")).toEqual(["8.8.0.3"]);
    expect(later.asked).toEqual(["late.x"]);
  });

  test("requires a plan that matches its listing", async () => {
    const text = JSON.stringify(await plan(entries, 2, {}));
    expect(readShardPlan(text, "plan.json", entries, 2).count).toBe(2);
    expect(() => readShardPlan(text, "plan.json", entries, 3)).toThrow(
      "plan.json: it is for 2 shards. Create it again",
    );
    expect(() => readShardPlan(text, "plan.json", [...entries, game("new", "n.x")], 2)).toThrow(
      "it does not contain new",
    );
    for (const bad of ["", "[]", '{"count":2}']) {
      expect(() => readShardPlan(bad, "plan.json", entries, 2)).toThrow(/^plan\.json: .*not .* mudlark shards 2\.$/);
    }
  });
});
