import { drawnSite } from "../site.ts";
import { filesOf, type Cache } from "./cache.ts";
import type { DrawingJob } from "./jobs.ts";
import { drawAll, type JobOutcome, type PoolOptions } from "./pool.ts";

/** Requested drawings: some are in the cache, the rest is drawn later. Files of available ones are published. */
export class Drawings {
  readonly #cache: Cache;
  readonly #outcomes = new Map<string, JobOutcome>();
  readonly #missing = new Map<string, DrawingJob>();

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** Takes what the cache has, and marks the rest as missing. */
  want(jobs: Iterable<DrawingJob>): void {
    for (const job of jobs) {
      if (this.#outcomes.has(job.key) || this.#missing.has(job.key)) continue;
      const result = this.#cache.get(job, (remark) => drawnSite.problems.push(remark));
      if (result === undefined) this.#missing.set(job.key, job);
      else this.#settle({ job, result });
    }
  }

  /** Number of drawings that are still to be made. */
  get missing(): number {
    return this.#missing.size;
  }

  /** Draws what is missing. An interrupted build keeps what it has drawn. Rejects if nothing can be written. */
  async draw(options: Omit<PoolOptions, "files">): Promise<void> {
    const jobs = [...this.#missing.values()];
    await drawAll(jobs, { ...options, files: this.#cache.files.folder }, (outcome) => {
      if ("result" in outcome) this.#cache.put(outcome.job, outcome.result);
      this.#settle(outcome);
    });
  }

  /** The outcome of a job; undefined while it is missing. */
  of(key: string): JobOutcome | undefined {
    return this.#outcomes.get(key);
  }

  /** All outcomes so far. */
  outcomes(): Iterable<JobOutcome> {
    return this.#outcomes.values();
  }

  #settle(outcome: JobOutcome): void {
    this.#missing.delete(outcome.job.key);
    this.#outcomes.set(outcome.job.key, outcome);
    if ("result" in outcome) for (const file of filesOf(outcome.result)) publish(this.#cache, file);
  }
}

/** Registers a file of the cache for publishing. @returns its name */
export function publish(cache: Cache, file: string): string {
  drawnSite.published.set(file, cache.files.folder);
  return file;
}
