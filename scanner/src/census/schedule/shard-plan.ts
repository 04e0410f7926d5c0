import { z } from "zod";
import { normalHost } from "../../address/index.ts";
import { RecordError, type ListingEntry, type OptOut } from "../../record/index.ts";
import type { Clock } from "../clock.ts";
import { courtesyKey } from "../courtesy/host-limiter.ts";
import type { Resolve } from "../courtesy/resolve.ts";
import { Semaphore } from "../courtesy/semaphore.ts";
import type { Shard } from "./shard.ts";

/**
 * Which shard visits which game. All names are resolved once, before the shards begin. Games that share an IP address are in
 * the same shard, so that no host gets two visits at the same time.
 */
const shardPlanSchema = z.strictObject({
  /** Number of shards. */
  count: z.int().min(1).max(9999),
  /** When the names were resolved, ISO 8601. */
  made: z.iso.datetime(),
  /** The addresses of each host in the listing and the opt-out list; empty if it did not resolve. */
  addresses: z.record(z.string(), z.array(z.string())),
  /** The id of each game, and its shard, counted from 1. */
  shards: z.record(z.string(), z.int().min(1)),
});
export type ShardPlan = z.infer<typeof shardPlanSchema>;

/** Names to resolve at the same time: name servers drop floods of thousands. */
const lookUps = 100;

/** What is to be split. */
interface Whole {
  entries: readonly ListingEntry[];
  optOut: OptOut;
  /** Practice servers count port by port (see {@link courtesyKey}). */
  allowPrivate: boolean;
}

/**
 * Splits the games into shards of about equal size by the addresses of their hosts. The same addresses always give the
 * same plan.
 * @param count of shards, from 1
 * @param now milliseconds since 1970
 */
export async function planShards(
  { entries, optOut, allowPrivate }: Whole,
  count: number,
  resolve: Resolve,
  now: number,
): Promise<ShardPlan> {
  const listed = entries.flatMap((entry) => entry.addresses.map(({ host }) => host));
  const optedOut = optOut.items.flatMap((item) => ("host" in item ? item.host : "domain" in item ? item.domain : []));
  const hosts = [...new Set([...listed, ...optedOut].map(normalHost))].sort();
  const semaphore = new Semaphore(lookUps);
  const found = await Promise.all(
    hosts.map(async (host) => [host, await semaphore.run(() => resolve(host).catch(() => []))] as const),
  );
  const addresses = Object.fromEntries(found);
  const shards: Record<string, number> = {};
  const loads = Array.from({ length: count }, () => 0);
  for (const group of groupsOf(entries, addresses, allowPrivate)) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] ?? 0) + group.length;
    for (const id of group) shards[id] = least + 1;
  }
  return { count, made: new Date(now).toISOString(), addresses, shards };
}

/** Groups the ids of games that share an address or a name, directly or through others; largest group first. */
function groupsOf(
  entries: readonly ListingEntry[],
  addresses: Readonly<Record<string, string[]>>,
  allowPrivate: boolean,
): string[][] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    // Path compression.
    for (let one = key; one !== root;) {
      const next = parents.get(one) ?? root;
      parents.set(one, root);
      one = next;
    }
    return root;
  };
  const join = (a: string, b: string): void => {
    const [rootA, rootB] = [rootOf(a), rootOf(b)];
    if (rootA !== rootB) parents.set(rootB, rootA);
  };
  for (const { id, addresses: places } of entries) {
    for (const { host, port } of places) {
      const name = normalHost(host);
      const ips = addresses[name] ?? [];
      if (ips.length === 0) join(`game ${id}`, `host ${name}`);
      for (const ip of ips) join(`game ${id}`, `ip ${courtesyKey(normalHost(ip), port, allowPrivate)}`);
    }
  }
  const groups = Map.groupBy(entries.map(({ id }) => id).sort(), (id) => rootOf(`game ${id}`));
  return [...groups.values()].sort((a, b) => b.length - a.length || ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
}

/**
 * Resolves names as the plan did. A name that did not resolve then is looked up again, but never yields an address of
 * another shard, which could then get two visits at the same time.
 * @param index of the shard, counted from 1
 */
export function resolveByPlan(
  plan: ShardPlan,
  index: number,
  { entries, allowPrivate }: Omit<Whole, "optOut">,
  resolve: Resolve,
): Resolve {
  const foreign = new Set<string>();
  for (const { id, addresses } of entries) {
    if (plan.shards[id] === index) continue;
    for (const { host, port } of addresses) {
      const ips = plan.addresses[normalHost(host)] ?? [];
      for (const ip of ips) foreign.add(courtesyKey(normalHost(ip), port, allowPrivate));
    }
  }
  return async (host) => {
    const planned = plan.addresses[normalHost(host)] ?? [];
    if (planned.length > 0) return planned;
    return (await resolve(host)).filter((ip) => !foreign.has(normalHost(ip)));
  };
}

/** What a census with a shard needs: its plan, made now if there is none, and the addresses by which the games were split. */
export async function withShardPlan<
  Options extends Whole & { shard?: Shard; shardPlan?: ShardPlan },
  World extends { resolve: Resolve; clock: Clock },
>(options: Options, world: World): Promise<{ options: Options; world: World }> {
  const { shard } = options;
  if (shard === undefined) return { options, world };
  const shardPlan = options.shardPlan ?? (await planShards(options, shard.count, world.resolve, world.clock.now()));
  const resolve = resolveByPlan(shardPlan, shard.index, options, world.resolve);
  return { options: { ...options, shardPlan }, world: { ...world, resolve } };
}

/**
 * Reads a plan that `mudlark shards` wrote.
 * @param where the file, for the message
 * @param entries the listing of this checkout: each of its games must be in the plan
 * @throws RecordError with a sentence
 */
export function readShardPlan(text: string, where: string, entries: readonly ListingEntry[], count: number): ShardPlan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new RecordError(`${where}: not valid JSON. Create it with mudlark shards ${count}.`, { cause });
  }
  const parsed = shardPlanSchema.safeParse(value);
  if (!parsed.success) throw new RecordError(`${where}: this is not a plan. Create it with mudlark shards ${count}.`);
  const plan = parsed.data;
  const missing = entries.find(({ id }) => (plan.shards[id] ?? Infinity) > count)?.id;
  if (plan.count !== count || missing !== undefined) {
    const why = plan.count === count ? `it does not contain ${missing ?? ""}` : `it is for ${plan.count} shards`;
    throw new RecordError(`${where}: ${why}. Create it again from this listing: mudlark shards ${count}.`);
  }
  return plan;
}
