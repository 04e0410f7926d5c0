import type { JobDrawing, DrawingJob } from "./jobs.ts";
import { type Reply, Thread, type ThreadOptions } from "./thread.ts";

export interface PoolOptions extends ThreadOptions {
  workers: number;
}

/** A job's drawing, or a sentence that says why there is none. */
export type JobOutcome = { job: DrawingJob; result: JobDrawing } | { job: DrawingJob; problem: string };

/** If this many workers in a row end before they have started, the pool gives up: the banners are not to blame. */
const mostFailedStarts = 3;
/**
 * Jobs queued per worker. The main thread also renders pages, and may not react to a worker for up to a fifth of a
 * second; a worker that had to wait for each next job was idle most of the time. Towards the end the queues are
 * shorter, so that all workers finish together. A queue is refilled when it is half empty: a card then mostly goes to the
 * worker that has just drawn its banner.
 */
const mostAhead = 32;

/**
 * Draws jobs on worker threads, each with a deadline. A thread that is late or ends is replaced, and its current job is
 * reported as a problem. Rejects only if `drawn` throws.
 * @param drawn called with the outcome of each job as soon as it is known
 */
export async function drawAll(
  jobs: readonly DrawingJob[],
  options: PoolOptions,
  drawn: (outcome: JobOutcome) => void,
): Promise<void> {
  const queue = new Queue(jobs);
  const lanes = Array.from({ length: Math.min(options.workers, jobs.length) }, () => runLane(queue, options, drawn));
  await Promise.all(lanes);
}

class Queue {
  /** The next one is last. */
  readonly #jobs: DrawingJob[];
  failedStarts = 0;

  constructor(jobs: readonly DrawingJob[]) {
    this.#jobs = jobs.toReversed();
  }

  get length(): number {
    return this.#jobs.length;
  }

  take(): DrawingJob | undefined {
    return this.#jobs.pop();
  }

  giveBack(jobs: readonly DrawingJob[]): void {
    this.#jobs.push(...jobs.toReversed());
  }
}

/** Runs one worker after another, until the queue is empty. */
async function runLane(queue: Queue, options: PoolOptions, drawn: (outcome: JobOutcome) => void): Promise<void> {
  let thread: Thread | undefined;
  const asked: { job: DrawingJob; reply: Promise<Reply> }[] = [];
  try {
    for (;;) {
      const ahead = asked.length > mostAhead / 2 ? 0 : Math.min(mostAhead, queue.length / options.workers);
      while (queue.failedStarts < mostFailedStarts && asked.length < ahead) {
        const job = queue.take();
        if (job === undefined) break;
        thread ??= new Thread(options);
        asked.push({ job, reply: thread.ask(job) });
      }
      const first = asked.shift();
      if (first === undefined || thread === undefined) break;
      const reply = await first.reply;
      if (thread.started) queue.failedStarts = 0;
      else queue.failedStarts += 1;
      if (!reply.alive || thread.full) {
        await thread.end();
        thread = undefined;
        queue.giveBack(asked.splice(0).map(({ job }) => job));
      }
      drawn("result" in reply ? { job: first.job, result: reply.result } : { job: first.job, problem: reply.problem });
    }
  } finally {
    await thread?.end();
  }
  if (queue.failedStarts < mostFailedStarts) return;
  for (let job = queue.take(); job !== undefined; job = queue.take())
    drawn({ job, problem: "The drawing workers do not start." });
}
