import { Worker } from "node:worker_threads";
import { unifontWhole } from "../picture/fonts.ts";
import type { Answer, Drawing, Job, WorkerData } from "./jobs.ts";

export interface PoolOptions {
  /** The worker's source file. */
  workerFile: URL;
  /** Folder that the workers write into. */
  files: string;
  workers: number;
  deadlineMs: number;
}

/** A job's drawing, or the sentence that says why there is none. */
export type Outcome = { job: Job; result: Drawing } | { job: Job; problem: string };

/** Workers that may end in a row before they have started; then the pool gives up: it is not the banners' fault. */
const mostFailedStarts = 3;
/** A worker that needs more heap is ended by Node. Short-lived cells are collected early, to keep memory low. */
const mostHeapMb = 256;
/**
 * A worker that holds more is replaced before its next job, which would else pay for those before it: what satori learns of
 * a character it never forgets, and of noise that is read as Chinese those are thousands.
 */
const fullHeapBytes = 0.6 * mostHeapMb * 1024 * 1024;
const youngHeapMb = 8;

/**
 * Draws jobs on worker threads, each of which has a deadline: a thread that is late, or ends, is replaced, and its job
 * is reported as a problem. Rejects where `drawn` throws, and for nothing else.
 * @param drawn is told what came of each job, as soon as it is known
 */
export async function drawAll(
  jobs: readonly Job[],
  options: PoolOptions,
  drawn: (outcome: Outcome) => void,
): Promise<void> {
  const queue = new Queue(jobs);
  const lanes = Array.from({ length: Math.min(options.workers, jobs.length) }, () => runLane(queue, options, drawn));
  await Promise.all(lanes);
}

class Queue {
  readonly #jobs: readonly Job[];
  #next = 0;
  failedStarts = 0;

  constructor(jobs: readonly Job[]) {
    this.#jobs = jobs;
  }

  take(): Job | undefined {
    return this.#jobs[this.#next++];
  }
}

/** One worker after another, until the queue is empty. */
async function runLane(queue: Queue, options: PoolOptions, drawn: (outcome: Outcome) => void): Promise<void> {
  let thread: Thread | undefined;
  for (let job = queue.take(); job !== undefined; job = queue.take()) {
    if (queue.failedStarts >= mostFailedStarts) {
      drawn({ job, problem: "The drawing workers do not start." });
      continue;
    }
    thread ??= new Thread(options);
    const reply = await thread.ask(job, options.deadlineMs);
    if (thread.started) queue.failedStarts = 0;
    else if (!("late" in reply && reply.late)) queue.failedStarts += 1;
    if (!reply.alive || thread.full) {
      await thread.end();
      thread = undefined;
    }
    drawn("result" in reply ? { job, result: reply.result } : { job, problem: reply.problem });
  }
  await thread?.end();
}

type Reply = { alive: true; result: Drawing } | { alive: boolean; late: boolean; problem: string };

/** One worker thread, asked one thing at a time. */
class Thread {
  /** It has begun to work: what happens from then on is a job's fault. */
  started = false;
  /** It should be given no further job. */
  full = false;
  readonly #worker: Worker;
  #reply: ((reply: Reply) => void) | undefined;

  constructor({ workerFile, files }: PoolOptions) {
    this.#worker = new Worker(workerFile, {
      workerData: { files, unifont: unifontWhole() } satisfies WorkerData,
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: youngHeapMb },
    });
    this.#worker.on("message", (answer: Answer) => {
      this.started = true;
      if ("ready" in answer) return;
      this.full = answer.heapBytes > fullHeapBytes;
      if ("result" in answer) this.#finish({ alive: true, result: answer.result });
      else this.#finish({ alive: true, late: false, problem: `It could not be drawn: ${answer.error}` });
    });
    this.#worker.on("error", (cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      this.#finish({ alive: false, late: false, problem: `Its drawing worker failed: ${reason}` });
    });
    this.#worker.on("exit", (code) => {
      this.#finish({ alive: false, late: false, problem: `Its drawing worker ended with code ${code}.` });
    });
  }

  async ask(job: Job, deadlineMs: number): Promise<Reply> {
    const timer = setTimeout(() => {
      this.#finish({ alive: false, late: true, problem: `It took longer than ${deadlineMs / 1000} s to draw.` });
    }, deadlineMs);
    const reply = await new Promise<Reply>((resolve) => {
      this.#reply = resolve;
      this.#worker.postMessage(job);
    });
    clearTimeout(timer);
    return reply;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #finish(reply: Reply): void {
    this.#reply?.(reply);
    this.#reply = undefined;
  }
}
