import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { KeptListing, listingVersion, loadListing, loadOptOut } from "../../data/listing/index.ts";
import { defined } from "../../objects/index.ts";
import { RecordError, type ListingEntry } from "../../record/index.ts";
import { messageOf } from "../../text/index.ts";
import type { Invited } from "./plan.ts";
import { readShardPlan, type ShardPlan } from "./shard-plan.ts";

/** What a census reads from the data folder before it plans: everything else is given to it. */
export type Listed = Pick<Invited, "entries" | "optOut" | "shardPlan">;

/** Which part of the listing is wanted. */
export interface Wanted extends Pick<Invited, "only" | "shard"> {
  /** The file of a plan that `mudlark shards` printed. */
  planFile?: string;
  /** Folder of what earlier censuses read of the listing, and found valid; nothing is kept without it. */
  cache?: string;
}

/**
 * Reads the listing, the opt-out list and the shards' plan.
 * @param data the data folder
 * @throws RecordError with one sentence per line for what is wrong in them, and for an id in `only` that is not listed
 */
export async function listedIn(data: string, { only, shard, planFile, cache }: Wanted): Promise<Listed> {
  const kept = cache === undefined ? undefined : new KeptListing(cache, listingVersion());
  const entries = await loadListing(join(data, "servers"), kept?.entries);
  const optOut = await loadOptOut(join(data, "opt-out.yml"), kept?.optOut);
  keep(kept);
  const ids = new Set(entries.map(({ id }) => id));
  const unknown = [...(only ?? [])].filter((id) => !ids.has(id));
  if (unknown.length > 0) {
    throw new RecordError(
      `No entry has the id ${unknown.join(", ")}. An id is the name of a file in servers, without .yml.`,
    );
  }
  const shardPlan = planFile === undefined ? undefined : await planIn(planFile, entries, shard?.count);
  return { entries, optOut, ...defined({ shardPlan }) };
}

/** A cache that cannot be written (a full disk, a read-only checkout) costs the next census a second, and nothing else. */
function keep(kept: KeptListing | undefined): void {
  try {
    kept?.save();
  } catch {
    // The next census reads everything again.
  }
}

async function planIn(file: string, entries: readonly ListingEntry[], shards: number | undefined): Promise<ShardPlan> {
  if (shards === undefined)
    throw new RecordError("--plan needs --shard, which selects a part of the plan, as in --shard 2/4.");
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new RecordError(`${file}: it cannot be read (${messageOf(cause)}). Create it with mudlark shards.`);
  });
  return readShardPlan(text, file, entries, shards);
}
