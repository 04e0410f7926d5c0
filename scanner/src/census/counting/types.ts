import type { CountOptions, CountVisit, VisitTarget } from "../../session/index.ts";
import type { Run } from "../store/lock.ts";
import type { CountStore, TakenCount } from "../store/count-store.ts";
import type { CensusDependencies, CensusOptions, CensusResult } from "../types.ts";

/** The dependencies of a counting round; tests pass their own. */
export interface RoundDependencies extends Omit<CensusDependencies, "visit"> {
  count: (target: VisitTarget, options: CountOptions) => Promise<CountVisit>;
  counts: CountStore;
}

/** A census's options that a round has too; its `resume` continues a round whose thread was stopped. */
export type RoundOptions = Omit<CensusOptions, "retryAfterMs" | "deep" | "again">;

/** What a round found. */
export interface RoundReport {
  /** When it began, as roundTime has it. */
  at: string;
  /** Games that were visited. */
  visited: number;
  counts: readonly TakenCount[];
  /** Why the network here seems to have been down; absent in a normal round. */
  broken?: string;
}

export interface RoundResult extends Pick<CensusResult, "plan" | "ended"> {
  run: Run;
  round: RoundReport;
}
