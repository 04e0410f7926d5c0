import { isIP } from "node:net";
import type { ListingEntry } from "../../record/index.ts";

/** Part `index` of `count`, counted from 1. */
export interface Shard {
  index: number;
  count: number;
}

/**
 * Reads `i/n`.
 * @throws RangeError with a sentence when it is not a shard
 */
export function parseShard(text: string): Shard {
  const [, index, count] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new RangeError(`"${text}" is not a shard: write i/n with i from 1 to n, as in 2/4.`);
  }
  return { index, count };
}

/** The shard as file names have it: `2-of-4`. */
export function shardLabel(shard: Shard): string {
  return `${shard.index}-of-${shard.count}`;
}

/**
 * Is the entry in the shard? Entries are split by the domain of their primary address (the last two labels of its name,
 * or the whole IP address), so that games of one host fall into one shard and courtesy holds without a word between shards.
 */
export function inShard(entry: ListingEntry, shard: Shard): boolean {
  return hash(domainOf(entry.addresses[0]?.host ?? entry.id)) % shard.count === shard.index - 1;
}

function domainOf(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, "");
  return isIP(name) === 0 ? name.split(".").slice(-2).join(".") : name;
}

/** FNV-1a, 32 bits: even, and the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
