import { Worker } from "node:worker_threads";
import { unifontWhole } from "../picture/fonts.ts";
import type { Answer, Drawing, Job, WorkerData } from "./jobs.ts";
import { messageOf } from "@mudlark/scanner/text";

export interface ThreadOptions {
  /** The worker's source file. */
  workerFile: URL;
  /** Folder that the workers write to. */
  files: string;
  /** Milliseconds that a job may take, from the moment at which the worker is free for it. */
  deadlineMs: number;
  timer?: Timer;
}

/** Calls `late` after so many milliseconds, unless the function that it returns is called before: the tests' own clock. */
export type Timer = (late: () => void, milliseconds: number) => () => void;

const realTimer: Timer = (late, milliseconds) => {
  const timeout = setTimeout(late, milliseconds);
  return () => clearTimeout(timeout);
};

/** A worker that has not started by then never will, even on a busy machine. */
const startDeadlineMs = 60_000;

/** What came of a job, and whether the thread lives. */
export type Reply = { alive: true; result: Drawing } | { alive: boolean; problem: string };

/** Node terminates a worker that needs more heap. Short-lived cells are collected early, to keep memory low. */
const mostHeapMb = 256;
/**
 * A worker that uses more is replaced before its next job, which would otherwise suffer for earlier ones: satori never
 * forgets what it learns about a character, and random data decoded as Chinese has thousands.
 */
const fullHeapBytes = 0.6 * mostHeapMb * 1024 * 1024;
const youngHeapMb = 8;

/**
 * One worker thread. It may be asked several things ahead, and does them in their order; each has its own deadline, which
 * does not count the start of the thread.
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
  /** Those who wait for a reply, the one whose job is being done first. */
  readonly #asked: ((reply: Reply) => void)[] = [];

  constructor({ workerFile, files, deadlineMs, timer = realTimer }: ThreadOptions) {
    this.#deadlineMs = deadlineMs;
    this.#timer = timer;
    this.#worker = new Worker(workerFile, {
      workerData: { files, unifont: unifontWhole(), fullHeapBytes } satisfies WorkerData,
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: youngHeapMb },
    });
    this.#worker.on("message", (answer: Answer) => {
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
  ask(job: Job): Promise<Reply> {
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

  /** Counts the time from which the first of those asked is being done, or the worker starts. */
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
