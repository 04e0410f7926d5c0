import { InvalidArgumentError } from "commander";
import { parseShard, type CensusEvent, type Shard, type WatchedOptions } from "../census/watch/index.ts";
import { defined } from "../objects/index.ts";
import { RecordError } from "../record/meaning/index.ts";
import { messageOf } from "../text/index.ts";
import { censusCache, crawler } from "./configuration.ts";

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
 * What a census or a counting round is to do, from the options given.
 * @throws RecordError with a sentence for options that do not go together
 */
export function censusOptions(
  flags: CensusFlags,
  signal: AbortSignal,
  onEvent: (event: CensusEvent) => void,
): WatchedOptions {
  if (flags.counts === true && (flags.deep !== undefined || flags.again === true || flags.resume === true)) {
    throw new RecordError("--counts does not go with --deep, --no-deep, --again or --resume: those are for a census.");
  }
  return {
    concurrency: flags.concurrency,
    pauseMs: flags.pause * 1000,
    retryAfterMs: flags.retry === false ? undefined : flags.retry * 60_000,
    allowPrivate: flags.allowPrivate === true,
    crawler: crawler(),
    cache: censusCache(),
    dryRun: flags.dryRun === true,
    signal,
    onEvent,
    again: flags.again === true,
    ...defined({ deep: flags.deep, shard: flags.shard, planFile: flags.plan }),
    ...(flags.only !== undefined && { only: new Set(flags.only) }),
  };
}

/** Reads `i/n`. Throws InvalidArgumentError. */
export function shard(text: string): Shard {
  try {
    return parseShard(text);
  } catch (error) {
    throw new InvalidArgumentError(messageOf(error));
  }
}
