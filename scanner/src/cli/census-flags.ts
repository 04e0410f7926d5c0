import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError } from "commander";
import {
  parseShard,
  readShardPlan,
  type CensusEvent,
  type CensusOptions,
  type Shard,
  type ShardPlan,
} from "../census/index.ts";
import { loadListing, loadOptOut } from "../data/index.ts";
import { defined } from "../objects/index.ts";
import { RecordError, type ListingEntry } from "../record/index.ts";
import { messageOf } from "../text/index.ts";
import { crawler } from "./configuration.ts";

/** The options of `mudlark census`, as given. */
export interface CensusFlags {
  data: string;
  only?: string[];
  allowPrivate?: true;
  concurrency: number;
  pause: number;
  /** Minutes; false by --no-retry. */
  retry: number | false;
  shard?: Shard;
  plan?: string;
  deep?: boolean;
  resume?: true;
  again?: true;
  counts?: true;
  dryRun?: true;
  summary?: string;
  message?: string;
}

/**
 * What a census or a counting round is to do, from the options given and the data folder.
 * @throws RecordError with a sentence for options that do not go together, and for an invalid listing or opt-out list
 */
export async function censusOptions(
  flags: CensusFlags,
  signal: AbortSignal,
  onEvent: (event: CensusEvent) => void,
): Promise<CensusOptions> {
  if (flags.counts === true && (flags.deep !== undefined || flags.again === true || flags.resume === true)) {
    throw new RecordError("--counts does not go with --deep, --no-deep, --again or --resume: those are for a census.");
  }
  const entries = chosen(await loadListing(join(flags.data, "servers")), flags.only);
  const shardPlan = await planOf(flags, entries);
  return {
    entries,
    optOut: loadOptOut(join(flags.data, "opt-out.yml")),
    concurrency: flags.concurrency,
    pauseMs: flags.pause * 1000,
    retryAfterMs: flags.retry === false ? undefined : flags.retry * 60_000,
    allowPrivate: flags.allowPrivate === true,
    crawler: crawler(),
    dryRun: flags.dryRun === true,
    signal,
    onEvent,
    again: flags.again === true,
    ...defined({ deep: flags.deep, shard: flags.shard, shardPlan }),
    ...(flags.only !== undefined && { only: new Set(flags.only) }),
  };
}

async function planOf({ plan, shard }: CensusFlags, entries: readonly ListingEntry[]): Promise<ShardPlan | undefined> {
  if (plan === undefined) return undefined;
  if (shard === undefined)
    throw new RecordError("--plan needs --shard, which selects a part of the plan, as in --shard 2/4.");
  const text = await readFile(plan, "utf8").catch((cause: unknown) => {
    throw new RecordError(`${plan}: it cannot be read (${messageOf(cause)}). Create it with mudlark shards.`);
  });
  return readShardPlan(text, plan, entries, shard.count);
}

function chosen(entries: ListingEntry[], only: readonly string[] | undefined): ListingEntry[] {
  const ids = new Set(entries.map(({ id }) => id));
  const unknown = (only ?? []).filter((id) => !ids.has(id));
  if (unknown.length > 0) {
    throw new RecordError(
      `No entry has the id ${unknown.join(", ")}. An id is the name of a file in servers, without .yml.`,
    );
  }
  return entries;
}

/** Reads an option that is a whole number. Throws InvalidArgumentError. */
export function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100_000) return value;
  throw new InvalidArgumentError("Expected a whole number from 1 to 100000.");
}

/** Reads an option in seconds or minutes. Throws InvalidArgumentError. */
export function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value <= 86_400) return value;
  throw new InvalidArgumentError("Expected a number from 0 to 86400.");
}

/** Reads `i/n`. Throws InvalidArgumentError. */
export function shard(text: string): Shard {
  try {
    return parseShard(text);
  } catch (error) {
    throw new InvalidArgumentError(messageOf(error));
  }
}
