import type { Visit, VisitLimits, VisitOptions, VisitTarget } from "../session/index.ts";
import type { Clock } from "./clock.ts";
import type { Resolve } from "./courtesy/resolve.ts";
import type { CensusEvent } from "./events.ts";
import type { NightReport } from "./report/night-report.ts";
import type { Invited, Plan } from "./schedule/plan.ts";
import type { Run } from "./store/lock.ts";
import type { CensusStore } from "./store/store.ts";

/** The world that a census needs; tests bring their own. */
export interface CensusDependencies {
  clock: Clock;
  /** 0 ≤ x < 1. */
  random: () => number;
  resolve: Resolve;
  visit: (target: VisitTarget, options: VisitOptions) => Promise<Visit>;
  store: CensusStore;
}

export interface CensusOptions extends Invited {
  /** Visits at the same time. */
  concurrency: number;
  /** Pause between two visits of one host, milliseconds. */
  pauseMs: number;
  /** How long a server that did not answer is left alone before the second try; undefined for no second try. */
  retryAfterMs: number | undefined;
  /** Also visit addresses that are not of the public internet: the practice realm, tests. */
  allowPrivate: boolean;
  limits?: Partial<VisitLimits>;
  /** Go on with this census. */
  resume?: Run;
  /** Make the deep connection to everybody, or to nobody, due or not. */
  deep?: boolean;
  /** Say what would be visited, and visit nobody. */
  dryRun?: boolean;
  /** Ends the census early and tidily. */
  signal: AbortSignal;
  onEvent?: (event: CensusEvent) => void;
  /** Told once, before the first visit, which census this is. */
  onRun?: (run: Run) => Promise<void>;
  /** Games of which one killed the scanner: they are visited last, a few at a time. */
  suspects?: ReadonlySet<string>;
  /** Games that stopped the scanner, and how. They are recorded as an internal error, not visited. */
  culprits?: ReadonlyMap<string, string>;
  /** The visit of a game begins, or is over. */
  onGame?: (id: string, underWay: boolean) => void;
  /** Called whenever a visit gets the thread. */
  onThread?: (id: string) => void;
}

export interface CensusResult {
  run: Run;
  plan: Plan;
  ended: "done" | "broken" | "stopped";
  report: NightReport;
}
