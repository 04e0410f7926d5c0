export { lastPossibleNight, nightOfMoment, type Clock } from "./clock.ts";
export { resolveOptOut } from "./courtesy/resolve-opt-out.ts";
export { systemResolve, type Resolve } from "./courtesy/resolve.ts";
export { latestNight } from "./report/latest-night.ts";
export { jsonSummary, metricsSummary } from "./report/metrics.ts";
export { planShards, readShardPlan } from "./schedule/shard-plan.ts";
export type { RoundDependencies } from "./counting/types.ts";
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
export { type CensusStore } from "./store/store.ts";
export type { CensusDependencies, CensusOptions } from "./types.ts";
export * from "./watch/index.ts";
