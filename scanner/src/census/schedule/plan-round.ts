import type { History } from "./history.ts";
import { historyIn } from "./history.ts";
import type { Invited, Plan } from "./plan.ts";
import { shuffle } from "./shuffle.ts";

/** How many nights back a round looks for the last number that a game stated. */
export const roundNights = 30;

/**
 * The games to count: those that are known to state a number, and answered on the last night. Back-off is that of the
 * nights: a game that has fallen silent is counted again when a night has reached it. CRAWL DELAY is checked later, when a
 * game's record is read.
 * @param counted ids that the round being continued has counted already
 */
export function planRound(
  { entries, shard, shardPlan, only, optOut }: Invited,
  histories: Map<string, History>,
  counted: ReadonlySet<string>,
  random: () => number,
): Plan {
  const plan: Plan = { jobs: [], skipped: [] };
  for (const entry of entries) {
    if (shard !== undefined && shardPlan?.shards[entry.id] !== shard.index) continue;
    if (only?.has(entry.id) === false || counted.has(entry.id)) continue;
    const history = historyIn(histories, entry.id);
    const optedOut = optOut.reason(entry.addresses[0]?.host ?? "");
    const why =
      optedOut !== undefined
        ? `opted out: ${optedOut}`
        : history.counted === undefined && entry.players !== "who"
          ? "no visit found a number of players"
          : history.counted === "who" && entry.players === "no-who"
            ? "its entry says players: no-who"
            : history.measured !== true
              ? "it did not answer on the last night"
              : undefined;
    if (why === undefined) plan.jobs.push({ entry, history });
    else plan.skipped.push({ id: entry.id, why });
  }
  plan.jobs = shuffle(plan.jobs, random);
  return plan;
}
