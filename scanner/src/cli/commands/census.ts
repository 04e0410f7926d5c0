import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import {
  checkOwnClock,
  ClockBehind,
  commitMessage,
  FileStore,
  LockHeld,
  markdownSummary,
  parseShard,
  plainSummary,
  readShardPlan,
  runCensus,
  StoreError,
  superviseCensus,
  systemClock,
  systemResolve,
  takeLock,
  type CensusOptions,
  type CensusResult,
  type Shard,
  type ShardPlan,
} from "../../census/index.ts";
import { loadListing, loadOptOut } from "../../data/index.ts";
import { RecordError, type ListingEntry } from "../../record/index.ts";
import { visit } from "../../session/index.ts";
import { messageOf, showUnseen } from "../../text/index.ts";
import { crawler } from "../configuration.ts";
import { progressOn, type Progress } from "../progress.ts";

interface Flags {
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
  dryRun?: true;
  summary?: string;
  message?: string;
}

/** The part of a census's result that is shown. */
type Shown = Pick<CensusResult, "ended"> & Partial<Pick<CensusResult, "report" | "plan">>;

const codes = { done: 0, error: 2, broken: 3, held: 4, store: 5, clock: 6, stopped: 130 };

const notes = `
Exit codes:
  0    a normal night, whether or not the servers answered
  2    the listing, the opt-out list or an option is invalid; nothing is visited
  3    a broken run: most servers failed at once, so the network here is
       probably down; no server is marked dark
  4    another census is running on this data
  5    the data could not be written (a full disk, for example); what was
       written is intact, and --resume continues
  6    this machine's clock is behind; nothing was written
  130  stopped by SIGINT or SIGTERM; --resume continues

Examples:
  mudlark census --dry-run                 list what would be visited tonight
  mudlark census --only the-7th-plane      visit one game, due or not
  mudlark census --shard 2/4               run on the second of four machines
`;

/** `mudlark census`: visits every game that is due, and writes data/records and data/readings. */
export function register(program: Command): void {
  program
    .command("census")
    .summary("visit every listed game that is due")
    .description("Visit every listed game that is due, at a polite pace, and record what changed.")
    .option("--data <folder>", "the data folder: servers, opt-out.yml, records, readings", "data")
    .option("--only <id...>", "only these games, even if they have been silent for a long time")
    .option("--concurrency <n>", "number of visits at the same time", positive, 200)
    .option("--pause <seconds>", "pause between two visits to one IP address", seconds, 5)
    .option("--retry <minutes>", "how long to wait before trying servers that did not answer again", seconds, 10)
    .option("--no-retry", "do not try again tonight")
    .option(
      "--shard <i/n>",
      "only part i of n, split by IP address; to merge the parts, copy their files together",
      shard,
    )
    .option("--plan <file>", "with --shard: the plan that mudlark shards printed, the same for all parts")
    .option("--deep", "make the second, deep connection to every server, due or not")
    .option("--no-deep", "never make the deep connection")
    .option("--resume", "continue a census that was killed or stopped; if there is none, start a new one")
    .option("--again", "also visit servers that were visited in the last 12 hours")
    .option("--allow-private", "also visit private and loopback addresses (practice servers, tests)")
    .option("--dry-run", "list what would be visited, but visit nothing")
    .option("--summary <file>", "append the summary to this file, as Markdown (default: $GITHUB_STEP_SUMMARY)")
    .option("--message <file>", "write a commit message for the night's data to this file")
    .addHelpText("after", notes)
    .action(async (flags: Flags) => {
      process.exitCode = await census(flags);
    });
}

async function census(flags: Flags): Promise<number> {
  const progress = progressOn(process.stderr);
  const stop = new AbortController();
  const stopped = (): void => {
    progress.say("Stopping. Visits in progress are dropped; finished ones are kept. Use --resume to continue.");
    stop.abort();
  };
  process.once("SIGINT", stopped).once("SIGTERM", stopped);
  try {
    const result = await underLock(flags, stop.signal, progress);
    progress.end();
    await showResult(flags, result);
    return codes[result.ended];
  } catch (error) {
    progress.end();
    if (!(error instanceof RecordError || error instanceof StoreError || error instanceof ClockBehind)) throw error;
    process.stderr.write(`${showUnseen(error.message)}\n`);
    if (error instanceof ClockBehind) return codes.clock;
    return error instanceof LockHeld ? codes.held : error instanceof StoreError ? codes.store : codes.error;
  } finally {
    process.off("SIGINT", stopped).off("SIGTERM", stopped);
  }
}

async function underLock(flags: Flags, signal: AbortSignal, progress: Progress): Promise<Shown> {
  await checkOwnClock(flags.data, systemClock.now());
  const entries = chosen(await loadListing(join(flags.data, "servers")), flags.only);
  const shardPlan = await planOf(flags, entries);
  const options: CensusOptions = {
    entries,
    optOut: await loadOptOut(join(flags.data, "opt-out.yml")),
    concurrency: flags.concurrency,
    pauseMs: flags.pause * 1000,
    retryAfterMs: flags.retry === false ? undefined : flags.retry * 60_000,
    allowPrivate: flags.allowPrivate === true,
    crawler: crawler(),
    dryRun: flags.dryRun === true,
    signal,
    onEvent: (event) => progress.take(event),
    again: flags.again === true,
    ...(flags.deep !== undefined && { deep: flags.deep }),
    ...(flags.shard !== undefined && { shard: flags.shard }),
    ...(shardPlan !== undefined && { shardPlan }),
    ...(flags.only !== undefined && { only: new Set(flags.only) }),
  };
  const say = (text: string): void => progress.say(text);
  if (flags.dryRun === true) {
    const store = new FileStore(flags.data, say);
    return runCensus(options, { clock: systemClock, random: Math.random, resolve: systemResolve(), visit, store });
  }

  const lock = await takeLock(join(flags.data, "census.lock"));
  let finished = false;
  try {
    const { unfinished } = lock;
    if (unfinished !== undefined && flags.resume !== true) {
      progress.say(
        `The census of ${unfinished.night} was interrupted. Starting a new one; --resume would have continued it.`,
      );
    }
    const resume = flags.resume === true ? unfinished : undefined;
    const result = await superviseCensus(
      { ...options, ...(resume && { resume }), onRun: (run) => lock.note(run) },
      { data: flags.data, say },
    );
    finished = result.ended !== "stopped";
    return result;
  } finally {
    await lock.release(finished);
  }
}

async function planOf({ plan, shard }: Flags, entries: readonly ListingEntry[]): Promise<ShardPlan | undefined> {
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
      `No game has the id ${unknown.join(", ")}. An id is the name of a file in servers, without .yml.`,
    );
  }
  return entries;
}

async function showResult(flags: Flags, { report, plan }: Shown): Promise<void> {
  if (flags.dryRun === true) {
    for (const { entry } of plan?.jobs ?? []) process.stdout.write(`${entry.id}\n`);
    return;
  }
  if (report === undefined) return;
  process.stdout.write(plainSummary(report));
  const summary = flags.summary ?? process.env.GITHUB_STEP_SUMMARY;
  if (summary !== undefined && summary !== "") await appendFile(summary, markdownSummary(report));
  if (flags.message !== undefined) await writeFile(flags.message, commitMessage(report));
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100_000) return value;
  throw new InvalidArgumentError("Expected a whole number from 1 to 100000.");
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value <= 86_400) return value;
  throw new InvalidArgumentError("Expected a number from 0 to 86400.");
}

function shard(text: string): Shard {
  try {
    return parseShard(text);
  } catch (error) {
    throw new InvalidArgumentError(messageOf(error));
  }
}
