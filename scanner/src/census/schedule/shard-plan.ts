import { z } from "zod";
import { normalHost } from "../../address/index.ts";
import { RecordError, type ListingEntry, type OptOut } from "../../record/index.ts";
import { courtesyKey } from "../courtesy/host-limiter.ts";
import type { Resolve } from "../courtesy/resolve.ts";
import { Semaphore } from "../courtesy/semaphore.ts";

/**
 * Which shard visits which game. All names are resolved once, before the shards begin: two games on one address, under
 * whatever names, are in one shard, so that no host has two visitors at a time.
 */
export const shardPlanSchema = z.strictObject({
  /** How many shards there are. */
  count: z.int().min(1).max(9999),
  /** When the names were resolved, ISO 8601. */
  made: z.iso.datetime(),
  /** The addresses of each host of the listing and of the opt-out list; empty where it was not found. */
  addresses: z.record(z.string(), z.array(z.string())),
  /** The id of each game, and its shard, counted from 1. */
  shards: z.record(z.string(), z.int().min(1)),
});
export type ShardPlan = z.infer<typeof shardPlanSchema>;

/** Names that are looked up at a time: a name server drops a flood of thousands. */
const lookUps = 100;

/** What is to be split. */
interface Whole {
  entries: readonly ListingEntry[];
  optOut: OptOut;
  /** Practice servers count port by port (see {@link courtesyKey}). */
  allowPrivate: boolean;
}

/**
 * Splits the games into shards by the addresses of their hosts, in about equal parts. The same addresses always lead to
 * the same plan.
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

/** Ids of games that share an address, or a name, directly or by way of others; the largest group first. */
function groupsOf(
  entries: readonly ListingEntry[],
  addresses: Readonly<Record<string, string[]>>,
  allowPrivate: boolean,
): string[][] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    // Shortens the way for the next one.
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
 * Resolves names as the plan did. A name that was not found then is looked up again, but never leads to an address of
 * another shard, which would be visited twice at a time.
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
    throw new RecordError(`${where}: this is not JSON. Make it with mudlark shards ${count}.`, { cause });
  }
  const parsed = shardPlanSchema.safeParse(value);
  if (!parsed.success) throw new RecordError(`${where}: this is not a plan. Make it with mudlark shards ${count}.`);
  const plan = parsed.data;
  const missing = entries.find(({ id }) => (plan.shards[id] ?? Infinity) > count)?.id;
  if (plan.count !== count || missing !== undefined) {
    const why = plan.count === count ? `it does not know ${missing ?? ""}` : `it is for ${plan.count} shards`;
    throw new RecordError(`${where}: ${why}. Make it again from this listing: mudlark shards ${count}.`);
  }
  return plan;
}
