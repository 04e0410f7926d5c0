import { isPublicAddress } from "../address/index.ts";
import { HostLimiter } from "./courtesy/host-limiter.ts";
import { Semaphore } from "./courtesy/semaphore.ts";
import type { CensusDependencies, CensusOptions } from "./types.ts";
import type { Surroundings } from "./visit-address.ts";

/** The options that a night and a counting round share. */
type PoolOptions = Pick<
  CensusOptions,
  "concurrency" | "pauseMs" | "allowPrivate" | "limits" | "crawler" | "optOut" | "signal" | "onThread"
>;

/** What the visits of one night or one counting round share: their limits, and the signal that stops them. */
export class VisitPool {
  readonly around: Surroundings;
  /** Games in progress, visited or waiting for their host; bounds the records in memory. */
  readonly admission: Semaphore;
  readonly #stop = new AbortController();
  readonly #outer: AbortSignal;

  /** @param onBegin called before connecting to a game */
  constructor(
    options: PoolOptions,
    { clock, resolve }: Pick<CensusDependencies, "clock" | "resolve">,
    onBegin: (id: string) => void,
  ) {
    const { signal } = this.#stop;
    this.#outer = options.signal;
    this.admission = new Semaphore(2 * options.concurrency + 64);
    this.around = {
      clock,
      resolve,
      optOut: options.optOut,
      isPublic: isPublicAddress,
      allowPrivate: options.allowPrivate,
      hostLimiter: new HostLimiter(clock, options.pauseMs, signal),
      semaphore: new Semaphore(options.concurrency),
      signal,
      limits: options.limits,
      crawler: options.crawler,
      onBegin,
      onThread: (id) => options.onThread?.(id),
    };
  }

  /** Aborted when no further visit may begin. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Stops the visits. */
  readonly stop = (): void => this.#stop.abort();

  /**
   * Runs all visits, and stops them if the whole census is stopped.
   * @throws whatever `visits` throws
   */
  async run<Result>(visits: () => Promise<Result>): Promise<Result> {
    this.#outer.addEventListener("abort", this.stop, { once: true });
    if (this.#outer.aborted) this.stop();
    try {
      return await visits();
    } finally {
      this.#outer.removeEventListener("abort", this.stop);
      // Do not wait for the last pauses.
      this.stop();
    }
  }
}
