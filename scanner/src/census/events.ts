import type { Change, OutcomeCode } from "../record/index.ts";
import type { Run } from "./store/lock.ts";

/** What happens during a census, for whoever shows it. */
export type CensusEvent =
  /** resumed: games that the census which is resumed visited already. */
  | { kind: "planned"; run: Run; visits: number; skipped: number; resumed: number }
  /** A name of the opt-out list that DNS does not know: other names of its machine may be visited. */
  | { kind: "unresolved-opt-out"; name: string }
  | { kind: "skipped"; id: string; why: string }
  | {
      kind: "visited";
      id: string;
      outcome: OutcomeCode;
      reason: string;
      changed: readonly Change[];
      /** Length of the visit in milliseconds. */
      ms: number;
      done: number;
      visits: number;
      /** A failure that will be tried once more tonight. */
      again: boolean;
    }
  | { kind: "waiting"; games: number; ms: number };
