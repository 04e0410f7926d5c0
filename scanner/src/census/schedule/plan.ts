import type { ListingEntry, OptOut } from "../../record/index.ts";
import { dueFrom } from "./due.ts";
import { historyIn, type History } from "./history.ts";
import type { ShardPlan } from "./shard-plan.ts";
import type { Shard } from "./shard.ts";
import { shuffle } from "./shuffle.ts";

/** Which games a census may visit. */
export interface Invited {
  entries: readonly ListingEntry[];
  optOut: OptOut;
  shard?: Shard;
  /** Which shard each game is in; without it, a census with a shard makes the plan itself. */
  shardPlan?: ShardPlan;
  /** Also visit games that were visited in the last few hours. */
  again?: boolean;
  /** Visit only these games, regardless of back-off. */
  only?: ReadonlySet<string>;
}

/** A game to be visited. */
export interface Job {
  entry: ListingEntry;
  history: History;
}

export interface Plan {
  /** In random order. */
  jobs: Job[];
  skipped: { id: string; why: string }[];
}

/**
 * The games to visit: those of the shard that are due. CRAWL DELAY is checked later, when a game's record is read.
 * @param visited ids already visited by the census being resumed
 * @param now milliseconds since 1970
 */
export function planCensus(
  invited: Invited,
  histories: Map<string, History>,
  visited: ReadonlySet<string>,
  now: number,
  random: () => number,
): Plan {
  return planGames(invited, histories, visited, random, ({ history }, optedOut) => {
    const { from, why } = dueFrom(history, undefined, now, invited.only !== undefined, invited.again ?? false);
    // Record the opt-out once, not every night.
    if (optedOut !== undefined && history.visits.at(-1)?.outcome === "opted-out") return `opted out: ${optedOut}`;
    return from > now ? (why ?? "not due") : undefined;
  });
}

/**
 * Sorts the invited games of the shard into those to visit and those to skip.
 * @param done ids that need no further visit
 * @param whyNot why a game is skipped; undefined if it is to be visited
 */
export function planGames(
  { entries, shard, shardPlan, only, optOut }: Invited,
  histories: Map<string, History>,
  done: ReadonlySet<string>,
  random: () => number,
  whyNot: (job: Job, optedOut: string | undefined) => string | undefined,
): Plan {
  const plan: Plan = { jobs: [], skipped: [] };
  for (const entry of entries) {
    if (shard !== undefined && shardPlan?.shards[entry.id] !== shard.index) continue;
    if (only?.has(entry.id) === false || done.has(entry.id)) continue;
    const job = { entry, history: historyIn(histories, entry.id) };
    const why = whyNot(job, optOut.reason(entry.addresses[0]?.host ?? ""));
    if (why === undefined) plan.jobs.push(job);
    else plan.skipped.push({ id: entry.id, why });
  }
  plan.jobs = shuffle(plan.jobs, random);
  return plan;
}
