import { defined } from "../../objects/index.ts";
import { roundTime } from "../../record/index.ts";
import { readingTime, lastPossibleNight, nightOfMoment } from "../clock.ts";
import { resolveOptOut } from "../courtesy/resolve-opt-out.ts";
import { addNight, type History } from "../schedule/history.ts";
import { planRound, roundNights } from "../schedule/plan-round.ts";
import { withShardPlan } from "../schedule/shard-plan.ts";
import { shardLabel } from "../schedule/shard.ts";
import type { Run } from "../store/lock.ts";
import { noteRounds, roundDays } from "./note-rounds.ts";
import { Round } from "./round.ts";
import type { RoundDependencies, RoundOptions, RoundResult } from "./types.ts";

const day = 86_400_000;

/**
 * Counts the players of all games that are known to state a number, and writes data/counts. Records and readings are only
 * read: a round changes nothing that is known of a game, and a failed count is not recorded.
 * @throws StoreError if the data cannot be written or read; what was written before is intact
 */
export async function runRound(given: RoundOptions, outside: RoundDependencies): Promise<RoundResult> {
  const { options, world } = await withShardPlan(given, outside);
  const { store, counts, clock, random } = world;
  const { shard, resume, signal, onEvent } = options;
  const now = clock.now();
  const label = shard === undefined ? undefined : shardLabel(shard);
  const run: Run = resume ?? { night: nightOfMoment(now), started: readingTime(now), shard: label };
  const began = Date.parse(run.started);
  const at = roundTime(began);

  const histories = new Map<string, History>();
  for await (const { readings } of store.nightsSince(nightOfMoment(now - roundNights * day), lastPossibleNight(now))) {
    addNight(histories, readings);
  }
  const earlier = await counts.roundsSince(nightOfMoment(now - roundDays * day), lastPossibleNight(now));
  noteRounds(
    histories,
    earlier.filter((round) => round.at !== at),
  );
  const done = resume === undefined ? [] : earlier.filter((round) => round.at === at);
  const counted = new Set(done.flatMap(({ mssp, who, screen }) => Object.keys({ ...mssp, ...who, ...screen })));
  const plan = planRound(options, histories, counted, random);
  for (const { id, why } of plan.skipped) onEvent?.({ kind: "skipped", id, why });
  const { jobs, skipped } = plan;
  onEvent?.({ kind: "round", at, visits: jobs.length, skipped: skipped.length, resumed: counted.size });
  if (options.dryRun === true) return { run, plan, ended: "done", round: { at, visited: 0, counts: [] } };

  const optOut = await resolveOptOut(options.optOut, options.entries, world.resolve, (name) =>
    onEvent?.({ kind: "unresolved-opt-out", name }),
  );
  await options.onRun?.(run);
  await counts.openRound(began, run.shard);
  const round = new Round({ ...options, optOut }, world);
  let broken: string | undefined;
  try {
    broken = await round.countAll(jobs);
  } finally {
    // After an error of the store this may fail as well, and must not hide the first error.
    await counts.closeRound().catch(() => undefined);
  }
  const ended = broken !== undefined ? "broken" : signal.aborted ? "stopped" : "done";
  const report = { at, visited: round.visited, counts: round.counts, ...defined({ broken }) };
  return { run, plan, ended, round: report };
}
