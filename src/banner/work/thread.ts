import { Worker } from "node:worker_threads";
import { unifontWhole } from "../picture/fonts.ts";
import type { Answer, Drawing, Job, WorkerData } from "./jobs.ts";
import { messageOf } from "@mudlark/scanner/text";

export interface ThreadOptions {
  /** The worker's source file. */
  workerFile: URL;
  /** Folder that the workers write into. */
  files: string;
  deadlineMs: number;
}

/** What came of a job, and whether the thread lives; `late` where it was ended because it took too long. */
export type Reply = { alive: true; result: Drawing } | { alive: boolean; late: boolean; problem: string };

/** A worker that needs more heap is ended by Node. Short-lived cells are collected early, to keep memory low. */
const mostHeapMb = 256;
/**
 * A worker that holds more is replaced before its next job, which would else pay for those before it: what satori learns of
 * a character it never forgets, and of noise that is read as Chinese those are thousands.
 */
const fullHeapBytes = 0.6 * mostHeapMb * 1024 * 1024;
const youngHeapMb = 8;

/** One worker thread. It may be asked several things ahead, and does them in their order; each has its own deadline. */
export class Thread {
  /** It has begun to work: what happens from then on is a job's fault. */
  started = false;
  /** It does no further job. */
  full = false;
  readonly #worker: Worker;
  readonly #deadlineMs: number;
  #timer: NodeJS.Timeout | undefined;
  /** Those who wait for a reply, the one whose job is being done first. */
  readonly #asked: ((reply: Reply) => void)[] = [];

  constructor({ workerFile, files, deadlineMs }: ThreadOptions) {
    this.#deadlineMs = deadlineMs;
    this.#worker = new Worker(workerFile, {
      workerData: { files, unifont: unifontWhole(), fullHeapBytes } satisfies WorkerData,
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: youngHeapMb },
    });
    this.#worker.on("message", (answer: Answer) => {
      this.started = true;
      if ("ready" in answer) return;
      this.full = answer.full;
      if ("result" in answer) this.#finish({ alive: true, result: answer.result });
      else this.#finish({ alive: true, late: false, problem: `Drawing failed: ${answer.error}` });
    });
    this.#worker.on("error", (cause: unknown) => {
      const reason = messageOf(cause);
      this.#finish({ alive: false, late: false, problem: `Its drawing worker failed: ${reason}` });
    });
    this.#worker.on("exit", (code) => {
      this.#finish({ alive: false, late: false, problem: `Its drawing worker ended with code ${code}.` });
    });
  }

  /** Gives it a job. @returns what came of it; never settles where an earlier job ended the thread, or filled it */
  ask(job: Job): Promise<Reply> {
    return new Promise((resolve) => {
      this.#asked.push(resolve);
      if (this.#asked.length === 1) this.#startClock();
      this.#worker.postMessage(job);
    });
  }

  async end(): Promise<void> {
    this.#asked.length = 0;
    clearTimeout(this.#timer);
    await this.#worker.terminate();
  }

  /** Counts the time from which the first of those asked is being done. */
  #startClock(): void {
    clearTimeout(this.#timer);
    const problem = `It took longer than ${this.#deadlineMs / 1000} s to draw.`;
    this.#timer = setTimeout(() => this.#finish({ alive: false, late: true, problem }), this.#deadlineMs);
  }

  #finish(reply: Reply): void {
    this.#asked.shift()?.(reply);
    if (this.#asked.length > 0) this.#startClock();
    else clearTimeout(this.#timer);
  }
}
