import { existsSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import {
  checkOwnClock,
  ClockBehind,
  commitMessage,
  LockHeld,
  markdownSummary,
  plainSummary,
  roundMessage,
  roundSummary,
  StoreError,
  storeError,
  superviseCensus,
  systemClock,
  takeLock,
  type CensusResult,
  type RoundResult,
} from "../../census/watch/index.ts";
import { defined } from "../../objects/index.ts";
import { RecordError } from "../../record/meaning/index.ts";
import { showUnseen } from "../../text/index.ts";
import { censusOptions, shard, type CensusFlags } from "../census-flags.ts";
import { config, configuredWords } from "../configuration.ts";
import { duration, wholeNumberBetween } from "../option-values.ts";
import { progressOn, type Progress } from "../progress.ts";

/** The part of a census's result that is shown. */
type Shown = Pick<CensusResult, "ended"> & Partial<Pick<CensusResult, "report" | "plan"> & Pick<RoundResult, "round">>;

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
  mudlark census --counts                  count players, between two nights
  mudlark census --only the-7th-plane      visit one server, due or not
  mudlark census --shard 2/4               run on the second of four machines
`;

/** `mudlark census`: visits every game that is due, and writes data/records and data/readings. */
export function register(program: Command): void {
  program
    .command("census")
    .summary("visit every listed server that is due")
    .description("Visit every listed server that is due, at a polite pace, and record what changed.")
    .option("--data <folder>", "the data folder: servers, opt-out.yml, records, readings", "data")
    .option("--only <id...>", "only these servers, even if they have been silent for a long time")
    .option("--concurrency <n>", "number of visits at the same time", wholeNumberBetween(1, 100_000), 200)
    .option("--pause <seconds>", "pause between two visits to one IP address", duration, 5)
    .option("--retry <minutes>", "how long to wait before trying servers that did not answer again", duration, 10)
    .option("--no-retry", "do not try again tonight")
    .option(
      "--shard <i/n>",
      "only part i of n, split by IP address; to merge the parts, copy their files together",
      shard,
    )
    .option("--plan <file>", "with --shard: the plan that mudlark shards printed, the same for all parts")
    .option("--counts", "count the players of the servers that report a number, with short visits, and nothing else")
    .option("--deep", "make the second, deep connection to every server, due or not")
    .option("--no-deep", "never make the deep connection")
    .option("--resume", "continue a census that was killed or stopped; if there is none, start a new one")
    .option("--again", "also visit servers that were visited in the last 12 hours")
    .option("--allow-private", "also visit private and loopback addresses (practice servers, tests)")
    .option("--dry-run", "list what would be visited, but visit nothing")
    .option("--summary <file>", "append the summary to this file, as Markdown (default: $GITHUB_STEP_SUMMARY)")
    .option("--message <file>", "write a commit message for the night's data to this file")
    .addHelpText("after", notes)
    .action(async (flags: CensusFlags) => {
      process.exitCode = await census(flags);
    });
}

/**
 * A terminal or systemd signals all processes at once, and npm run nightly passes the signal on: what arrives within this
 * time is one request to stop, in milliseconds. A later signal ends the census at once.
 */
const oneSignalMs = 1000;

async function census(flags: CensusFlags): Promise<number> {
  const progress = progressOn(process.stderr, configuredWords());
  const stop = new AbortController();
  const stopped = (): void => {
    if (stop.signal.aborted) return;
    progress.say("Stopping. Visits in progress are dropped; finished ones are kept. Use --resume to continue.");
    stop.abort();
    setTimeout(unheard, oneSignalMs).unref();
  };
  const unheard = (): void => void process.off("SIGINT", stopped).off("SIGTERM", stopped);
  process.on("SIGINT", stopped).on("SIGTERM", stopped);
  try {
    if (flags.counts === true && config().schedule.counts === false) {
      process.stdout.write("Counting is off: schedule.counts is false in mudlark.config.ts.\n");
      return codes.done;
    }
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
    unheard();
  }
}

async function underLock(flags: CensusFlags, signal: AbortSignal, progress: Progress): Promise<Shown> {
  if (!existsSync(flags.data)) {
    throw new RecordError(`${flags.data}: no such folder. Run this in the checkout, or set the folder with --data.`);
  }
  await checkOwnClock(flags.data, systemClock.now());
  const options = censusOptions(flags, signal, (event) => progress.take(event));
  const say = (text: string): void => progress.say(text);
  if (flags.dryRun === true) {
    // Loaded only for this: otherwise the thread visits, and the main thread starts sooner without.
    const { CountStore, FileStore, systemResolve } = await import("../../census/index.ts");
    const { listedIn, runCensus, runRound } = await import("../../census/visiting/index.ts");
    const { countPlayers, visit } = await import("../../session/index.ts");
    const world = {
      clock: systemClock,
      random: Math.random,
      resolve: systemResolve(),
      store: new FileStore(flags.data, say),
      counts: new CountStore(flags.data, say),
    };
    const all = { ...options, ...(await listedIn(flags.data, options)) };
    return flags.counts === true
      ? runRound(all, { ...world, count: countPlayers })
      : runCensus(all, { ...world, visit });
  }

  const lock = await takeLock(join(flags.data, "census.lock"));
  const { unfinished } = lock;
  if (flags.counts === true) {
    try {
      return await superviseCensus(options, { data: flags.data, say, counts: true });
    } finally {
      // What an interrupted census has left to do is still to be done.
      await lock.release(unfinished === undefined);
    }
  }
  let [begun, finished] = [false, false];
  try {
    if (unfinished !== undefined && flags.resume !== true) {
      progress.say(
        `The census of ${unfinished.night} was interrupted. Starting a new one; --resume would have continued it.`,
      );
    }
    const resume = flags.resume === true ? unfinished : undefined;
    const result = await superviseCensus(
      {
        ...options,
        ...defined({ resume }),
        onRun: (run) => {
          begun = true;
          return lock.note(run);
        },
      },
      { data: flags.data, say },
    );
    finished = result.ended !== "stopped";
    return result;
  } finally {
    // With an invalid listing nothing begins, and there is nothing to resume.
    await lock.release(finished || (!begun && unfinished === undefined));
  }
}

async function showResult(flags: CensusFlags, { report, plan, round }: Shown): Promise<void> {
  if (flags.dryRun === true) {
    for (const { entry } of plan?.jobs ?? []) process.stdout.write(`${entry.id}\n`);
    return;
  }
  const words = configuredWords();
  const texts =
    round !== undefined
      ? { plain: roundSummary(round, words), markdown: roundSummary(round, words), message: roundMessage(round, words) }
      : report !== undefined
        ? {
            plain: plainSummary(report, words),
            markdown: markdownSummary(report, words),
            message: commitMessage(report, words),
          }
        : undefined;
  if (texts === undefined) return;
  process.stdout.write(texts.plain);
  const summary = flags.summary ?? process.env.GITHUB_STEP_SUMMARY;
  const failed = (file: string) => (cause: unknown) => {
    throw storeError("writing it", file, cause);
  };
  if (summary !== undefined && summary !== "") await appendFile(summary, texts.markdown).catch(failed(summary));
  const { message } = flags;
  if (message !== undefined && message !== "") await writeFile(message, texts.message).catch(failed(message));
}
