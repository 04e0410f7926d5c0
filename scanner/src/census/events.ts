import type { Change, CountSource, OutcomeCode } from "../record/index.ts";
import type { Run } from "./store/lock.ts";

/** Progress events of a census. */
export type CensusEvent =
  /** resumed: number of games already visited by the census being resumed. */
  | { kind: "planned"; run: Run; visits: number; skipped: number; resumed: number }
  /** A name on the opt-out list that does not resolve, so other names of the same machine may be visited. */
  | { kind: "unresolved-opt-out"; name: string }
  | { kind: "skipped"; id: string; why: string }
  | {
      kind: "visited";
      id: string;
      outcome: OutcomeCode;
      reason: string;
      changed: readonly Change[];
      /** Duration of the visit in milliseconds. */
      ms: number;
      done: number;
      visits: number;
      /** Whether the failed visit will be repeated tonight. */
      again: boolean;
    }
  | { kind: "waiting"; games: number; ms: number }
  /** A counting round begins. @see RoundReport */
  | { kind: "round"; at: string; visits: number; skipped: number; resumed: number }
  | {
      kind: "counted";
      id: string;
      outcome: OutcomeCode;
      reason: string;
      /** Absent if no number was found. */
      players?: number;
      source?: CountSource;
      done: number;
      visits: number;
    };
