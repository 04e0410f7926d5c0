// A census as its main thread sees it: watched, locked and summarised. It loads no schemas, so that a census starts
// sooner: the thread it starts loads them.
export { systemClock } from "../clock.ts";
export type { CensusEvent } from "../events.ts";
export { checkOwnClock, ClockBehind } from "../own-clock.ts";
export { commitMessage } from "../report/commit-message.ts";
export { roundMessage, roundSummary } from "../report/round.ts";
export { markdownSummary, plainSummary } from "../report/summary.ts";
export { parseShard, type Shard } from "../schedule/shard.ts";
export type { RoundResult } from "../counting/types.ts";
export { LockHeld, takeLock, type Lock, type Run } from "../store/lock.ts";
export { StoreError, storeError } from "../store/store.ts";
export type { CensusResult } from "../types.ts";
export type { WatchedOptions } from "./protocol.ts";
export { superviseCensus } from "./supervise.ts";
