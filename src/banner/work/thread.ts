import { Worker } from "node:worker_threads";
import { unifontFile } from "../picture/fonts.ts";
import type { JobAnswer, JobDrawing, DrawingJob, WorkerData } from "./jobs.ts";
import { messageOf } from "@mudlark/scanner/text";

export interface ThreadOptions {
  /** The worker's source file. */
  workerFile: URL;
  /** Folder that the workers write to. */
  files: string;
  /** Milliseconds that a job may take, from when the worker is free for it. */
  deadlineMs: number;
  timer?: Timer;
}

/**
 * Calls `late` after the given milliseconds, unless the returned function is called first. Tests pass their own clock.
 */
export type Timer = (late: () => void, milliseconds: number) => () => void;

const realTimer: Timer = (late, milliseconds) => {
  const timeout = setTimeout(late, milliseconds);
  return () => clearTimeout(timeout);
};

/** A worker that has not started by then never will, even on a busy machine. */
const startDeadlineMs = 60_000;

/** The result of a job, and whether the thread is alive. */
export type Reply = { alive: true; result: JobDrawing } | { alive: boolean; problem: string };

/** Node terminates a worker that needs more heap. Short-lived cells are collected early, to keep memory low. */
const mostHeapMb = 256;
/**
 * A worker that uses more is replaced before its next job, which would otherwise suffer for earlier ones: it keeps what
 * it learns about a character, and random data decoded as Chinese has thousands.
 */
const fullHeapBytes = 0.6 * mostHeapMb * 1024 * 1024;
const youngHeapMb = 8;

/**
 * One worker thread. It can queue several jobs and does them in order, each with its own deadline, which does not
 * include the start of the thread.
 */
export class Thread {
  /** It has started; from then on, a failure is a job's fault. */
  started = false;
  /** It takes no further jobs. */
  full = false;
  readonly #worker: Worker;
  readonly #deadlineMs: number;
  readonly #timer: Timer;
  #stopClock: () => void = () => undefined;
  /** Pending replies, with the one for the current job first. */
  readonly #asked: ((reply: Reply) => void)[] = [];

  constructor({ workerFile, files, deadlineMs, timer = realTimer }: ThreadOptions) {
    this.#deadlineMs = deadlineMs;
    this.#timer = timer;
    this.#worker = new Worker(workerFile, {
      workerData: { files, unifont: unifontFile(), fullHeapBytes } satisfies WorkerData,
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: youngHeapMb },
    });
    this.#worker.on("message", (answer: JobAnswer) => {
      this.started = true;
      if ("ready" in answer) {
        if (this.#asked.length > 0) this.#startClock();
        return;
      }
      this.full = answer.full;
      if ("result" in answer) this.#finish({ alive: true, result: answer.result });
      else this.#finish({ alive: true, problem: `Drawing failed: ${answer.error}` });
    });
    this.#worker.on("error", (cause: unknown) => {
      const reason = messageOf(cause);
      this.#finish({ alive: false, problem: `Its drawing worker failed: ${reason}` });
    });
    this.#worker.on("exit", (code) => {
      this.#finish({ alive: false, problem: `Its drawing worker ended with code ${code}.` });
    });
  }

  /** Sends it a job. @returns the result; never settles if an earlier job terminated or filled the thread */
  ask(job: DrawingJob): Promise<Reply> {
    return new Promise((resolve) => {
      this.#asked.push(resolve);
      if (this.#asked.length === 1) this.#startClock();
      this.#worker.postMessage(job);
    });
  }

  async end(): Promise<void> {
    this.#asked.length = 0;
    this.#stopClock();
    await this.#worker.terminate();
  }

  /** Starts the clock for the first pending job, or for the start of the worker. */
  #startClock(): void {
    this.#stopClock();
    const [limit, problem] = this.started
      ? [this.#deadlineMs, `It took longer than ${this.#deadlineMs / 1000} s to draw.`]
      : [startDeadlineMs, `Its drawing worker did not start within ${startDeadlineMs / 1000} s.`];
    this.#stopClock = this.#timer(() => this.#finish({ alive: false, problem }), limit);
  }

  #finish(reply: Reply): void {
    this.#asked.shift()?.(reply);
    if (this.#asked.length > 0) this.#startClock();
    else this.#stopClock();
  }
}
