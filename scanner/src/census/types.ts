import type { CrawlerIdentity, Visit, VisitLimits, VisitOptions, VisitTarget } from "../session/index.ts";
import type { Clock } from "./clock.ts";
import type { Resolve } from "./courtesy/resolve.ts";
import type { CensusEvent } from "./events.ts";
import type { NightReport } from "./report/night-report.ts";
import type { Invited, Plan } from "./schedule/plan.ts";
import type { Run } from "./store/lock.ts";
import type { CountStore } from "./store/count-store.ts";
import type { CensusStore } from "./store/store.ts";

/** The dependencies of a census; tests pass their own. */
export interface CensusDependencies {
  clock: Clock;
  /** 0 ≤ x < 1. */
  random: () => number;
  resolve: Resolve;
  visit: (target: VisitTarget, options: VisitOptions) => Promise<Visit>;
  store: CensusStore;
  /** The counting rounds: CRAWL DELAY counts from them, too. */
  counts: Pick<CountStore, "roundsSince">;
}

export interface CensusOptions extends Invited {
  /** Number of visits at the same time. */
  concurrency: number;
  /** Pause between two visits to one host, in milliseconds. */
  pauseMs: number;
  /** How long to wait before trying a server that did not answer again, in milliseconds; undefined to not try again. */
  retryAfterMs: number | undefined;
  /** Also visit addresses that are not public: the practice realm, tests. */
  allowPrivate: boolean;
  limits?: Partial<VisitLimits>;
  /** How its visits identify themselves. */
  crawler?: CrawlerIdentity | undefined;
  /** Resume this census. */
  resume?: Run;
  /** Make the deep connection to every server (true) or none (false), due or not. */
  deep?: boolean;
  /** Plan the visits, but make none. */
  dryRun?: boolean;
  /** Stops the census early, in an orderly way. */
  signal: AbortSignal;
  onEvent?: (event: CensusEvent) => void;
  /** Called once, before the first visit, with the identity of the census. */
  onRun?: (run: Run) => Promise<void>;
  /** Games one of which crashed the scanner: they are visited last, a few at a time. */
  suspects?: ReadonlySet<string>;
  /** Games that crashed the scanner, and how. They are recorded as an internal error, not visited. */
  culprits?: ReadonlyMap<string, string>;
  /** Called when the visit of a game begins or ends. */
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
