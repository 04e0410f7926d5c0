import type { Reading } from "../record/index.ts";
import { readingTime, lastPossibleNight, nightOfMoment } from "./clock.ts";
import { noteRounds, roundDays } from "./counting/note-rounds.ts";
import { resolveOptOut } from "./courtesy/resolve-opt-out.ts";
import { Night } from "./night.ts";
import { nightReport } from "./report/night-report.ts";
import { addNight, historyNights, type History } from "./schedule/history.ts";
import { planCensus } from "./schedule/plan.ts";
import { withShardPlan } from "./schedule/shard-plan.ts";
import { shardLabel } from "./schedule/shard.ts";
import type { Run } from "./store/lock.ts";
import type { CensusDependencies, CensusOptions, CensusResult } from "./types.ts";

/**
 * Visits all games that are due, records the measurements and changes, and returns a report.
 * @throws StoreError if the data cannot be written or read; what was written before is intact
 */
export async function runCensus(given: CensusOptions, outside: CensusDependencies): Promise<CensusResult> {
  const { options, world } = await withShardPlan(given, outside);
  const { store, clock, random } = world;
  const { shard, resume, signal, onEvent } = options;
  const now = clock.now();
  const label = shard === undefined ? undefined : shardLabel(shard);
  const run: Run = resume ?? { night: nightOfMoment(now), started: readingTime(now), shard: label };

  const histories = new Map<string, History>();
  const already: Reading[] = [];
  const first = nightOfMoment(now - historyNights * 86_400_000);
  for await (const { readings } of store.nightsSince(first, lastPossibleNight(now))) {
    addNight(
      histories,
      readings.filter(({ at }) => at < run.started),
    );
    if (resume !== undefined) already.push(...readings.filter(({ at }) => at >= run.started));
  }
  noteRounds(
    histories,
    await outside.counts.roundsSince(nightOfMoment(now - roundDays * 86_400_000), lastPossibleNight(now)),
  );
  const plan = planCensus(options, histories, new Set(already.map(({ id }) => id)), now, random);
  for (const { id, why } of plan.skipped) onEvent?.({ kind: "skipped", id, why });
  onEvent?.({ kind: "planned", run, visits: plan.jobs.length, skipped: plan.skipped.length, resumed: already.length });
  if (options.dryRun === true) return { run, ended: "done", plan, report: nightReport(run.night, histories, already) };

  const optOut = await resolveOptOut(options.optOut, options.entries, world.resolve, (name) =>
    onEvent?.({ kind: "unresolved-opt-out", name }),
  );
  await options.onRun?.(run);
  await store.openNight(run.night, run.shard);
  const night = new Night({ ...options, optOut }, world);
  let broken: string | undefined;
  try {
    broken = await night.visitAll(plan.jobs);
  } finally {
    // After an error of the store this may fail as well, and must not hide the first error.
    await store.closeNight().catch(() => undefined);
  }
  const report = nightReport(run.night, histories, [...already, ...night.readings], broken);
  return { run, plan, ended: broken !== undefined ? "broken" : signal.aborted ? "stopped" : "done", report };
}
