export { lastPossibleNight, nightOfMoment, systemClock, type Clock } from "./clock.ts";
export { resolveOptOut } from "./courtesy/resolve-opt-out.ts";
export { systemResolve, type Resolve } from "./courtesy/resolve.ts";
export type { CensusEvent } from "./events.ts";
export { checkOwnClock, ClockBehind } from "./own-clock.ts";
export { latestNight } from "./report/latest-night.ts";
export { commitMessage } from "./report/commit-message.ts";
export { jsonSummary, metricsSummary } from "./report/metrics.ts";
export { nightReport, type NightReport } from "./report/night-report.ts";
export { roundMessage, roundSummary } from "./report/round.ts";
export { markdownSummary, plainSummary } from "./report/summary.ts";
export { planShards, readShardPlan } from "./schedule/shard-plan.ts";
export { parseShard, type Shard } from "./schedule/shard.ts";
export type { RoundDependencies, RoundOptions, RoundReport, RoundResult } from "./counting/types.ts";
export { CountStore, type TakenCount } from "./store/count-store.ts";
export { FileStore } from "./store/file-store.ts";
export {
  nightlyFile,
  nightlyProblems,
  readNightlyState,
  writeNightlyState,
  type NightlyState,
  type NightlyStep,
} from "./store/nightly-state.ts";
export { LockHeld, takeLock, type Lock, type Run } from "./store/lock.ts";
export { StoreError, storeError, type CensusStore } from "./store/store.ts";
export type { WatchedOptions } from "./watch/protocol.ts";
export { superviseCensus } from "./watch/supervise.ts";
export type { CensusDependencies, CensusOptions, CensusResult } from "./types.ts";
