import { extname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { defined } from "../../objects/index.ts";
import type { CensusEvent } from "../events.ts";
import type { Run } from "../store/lock.ts";
import { RecordError } from "../../record/meaning/index.ts";
import { StoreError } from "../store/store.ts";
import {
  beatIndex,
  onThreadIndex,
  type CensusEnd,
  type CensusTask,
  type Order,
  type PlainOptions,
  type Report,
  type WatchedOptions,
} from "./protocol.ts";
import { UnderWay } from "./under-way.ts";
import { messageOf } from "../../text/index.ts";

/** Time limits of the supervisor; tests use shorter ones. */
export interface Patience {
  /** The thread is stopped if it sends no heartbeat for this long, in milliseconds. */
  blockedMs: number;
  /** The thread is stopped if it has not ended this long after it was asked to, in milliseconds. */
  stopMs: number;
  /** Interval of the supervisor's checks, in milliseconds. */
  lookMs: number;
  /**
   * If a thread cannot be stopped (a bug in native code), the whole process ends this long after the request, in
   * milliseconds. On a busy machine, stopping one takes seconds.
   */
  unstoppableMs: number;
}

const usualPatience: Patience = { blockedMs: 20_000, stopMs: 5_000, lookMs: 1_000, unstoppableMs: 60_000 };

/** Room for what is soon forgotten, in megabytes: with Node's default, a census spends a quarter of its time collecting it. */
const youngMb = 96;
/**
 * That room begins with 16 MB, and does not grow. With the 1 MB that V8 begins with, a thousand visits at once are
 * collected hundreds of times, which takes a fifth of the time; if it grows, the process needs 100 MB more. What visits
 * leave behind when they end is collected as soon as it takes 40% of what is in use: by default it may take several times
 * as much, which is 200 MB with 2,000 visits at once.
 */
const heapFlags = ["--min-semi-space-size=16", "--semi-space-growth-factor=1", "--heap-growing-percent=40"];

interface Supervision {
  /** The data folder. */
  data: string;
  /** Run a counting round instead of a census. */
  counts?: boolean;
  /** Shows the operator a message. */
  say: (text: string) => void;
  /** The module that the thread runs; it calls serve. */
  thread?: URL;
  patience?: Partial<Patience>;
  /** Heap limit of the thread in megabytes; Node's default if absent. */
  heapMb?: number;
}

/** How a census or a counting round ended; without a report if it had to be terminated. */
type SupervisedEnd = Pick<CensusEnd, "ended"> & Partial<CensusEnd>;

/** How a thread ended. */
type ThreadEnd =
  | { kind: "done"; end: CensusEnd }
  | { kind: "stopped"; run: Run | undefined }
  | { kind: "died"; run: Run | undefined; why: string; underWay: ReadonlySet<string>; onThread: string | undefined };

/**
 * Runs a census, or a counting round, in a worker thread and watches it. A visit that blocks or crashes the thread is terminated, and the census
 * continues without that game, which is recorded as an `internal-error`. If it is unclear which of several visits crashed
 * the thread, the games in progress are visited last, in ever smaller groups, until the culprit is found.
 * @throws StoreError if the data cannot be written or read; RecordError if the listing, the opt-out list or the shards' plan
 *   is invalid, and then nothing was visited; Error if the thread dies without any visit in progress
 */
export async function superviseCensus(options: WatchedOptions, supervision: Supervision): Promise<SupervisedEnd> {
  const { data, say, counts = false } = supervision;
  // A round must not forget what a census has left to do.
  const file = join(data, counts ? "counts.underway" : "census.underway");
  const underWay = UnderWay.open(file, options.resume !== undefined);
  let { suspects } = underWay;
  let { resume } = options;
  if (suspects.size > 0) {
    say(`The last census crashed with ${games(suspects.size)} in progress; they are visited last, a few at a time.`);
  }
  for (;;) {
    const task: PlainOptions = {
      ...plainOf(options),
      suspects,
      culprits: underWay.culprits,
      ...defined({ resume }),
    };
    const end = await new CensusThread(options, task, underWay, supervision).ended;
    if (end.kind === "done") {
      underWay.close(end.end.ended !== "stopped");
      return end.end;
    }
    if (end.kind === "stopped") {
      underWay.close(false);
      return { ended: "stopped", ...defined({ run: end.run }) };
    }
    const culprit = culpritOf(end);
    if (end.run === undefined || end.underWay.size === 0) throw new Error(`The census crashed: ${end.why}`);
    resume = end.run;
    for (const id of end.underWay) underWay.mark(id, false);
    if (culprit === undefined) {
      suspects = end.underWay;
      say(
        `The scanner crashed (${end.why}) with ${games(suspects.size)} in progress. The census continues; they are visited last, a few at a time.`,
      );
    } else {
      suspects = suspects.has(culprit) ? new Set() : suspects;
      underWay.accuse(culprit, `The visit blocked or crashed the scanner and was terminated: ${end.why}.`);
      say(
        `${culprit}: the visit blocked or crashed the scanner (${end.why}). The census continues without it. Please report this as a bug.`,
      );
    }
  }
}

/** The options without those that cannot be sent to the thread. */
function plainOf({ signal: _signal, onEvent: _onEvent, onRun: _onRun, ...plain }: WatchedOptions): PlainOptions {
  return plain;
}

/** The culprit: the game that was using the thread when it blocked, or the only one in progress. */
function culpritOf({ underWay, onThread }: Extract<ThreadEnd, { kind: "died" }>): string | undefined {
  if (onThread !== undefined && underWay.has(onThread)) return onThread;
  return underWay.size === 1 ? [...underWay][0] : undefined;
}

function games(count: number): string {
  return count === 1 ? "one game" : `${count} games`;
}

/** One worker thread that runs a census. */
class CensusThread {
  readonly ended: Promise<ThreadEnd>;
  readonly #options: WatchedOptions;
  readonly #supervision: Supervision;
  readonly #patience: Patience;
  readonly #underWay: UnderWay;
  /** The games whose visits are in progress, and their numbers in the shared memory. */
  readonly #games = new Map<string, number>();
  readonly #worker: Worker;
  readonly #state: Int32Array;
  readonly #watch: NodeJS.Timeout;
  readonly #settle: (end: ThreadEnd) => void;
  readonly #fail: (error: unknown) => void;
  #run: Run | undefined;
  #beat = 0;
  #silentLooks = 0;
  #over = false;
  #stopTimer: NodeJS.Timeout | undefined;

  constructor(options: WatchedOptions, plain: PlainOptions, underWay: UnderWay, supervision: Supervision) {
    this.#options = options;
    this.#underWay = underWay;
    this.#supervision = supervision;
    this.#patience = { ...usualPatience, ...supervision.patience };
    const { promise, resolve, reject } = Promise.withResolvers<ThreadEnd>();
    this.ended = promise;
    this.#settle = resolve;
    this.#fail = reject;
    const shared = new SharedArrayBuffer(8);
    this.#state = new Int32Array(shared);
    const { signal } = options;
    const { data, counts = false, heapMb } = supervision;
    const workerData: CensusTask = { data, options: plain, shared };
    // With the extension of this file: packed (tools/pack), the threads are next to it too, as JavaScript.
    const name = `${counts ? "round" : "census"}-thread${extname(import.meta.url)}`;
    const thread = supervision.thread ?? new URL(name, import.meta.url);
    // Here and not at the start of the program, where a small heap that may not grow delays every command.
    heapFlags.forEach((flag) => setFlagsFromString(flag));
    this.#worker = new Worker(thread, {
      workerData,
      resourceLimits: {
        maxYoungGenerationSizeMb: youngMb,
        ...defined({ maxOldGenerationSizeMb: heapMb }),
      },
    });
    this.#worker.on(
      "message",
      (report: Report) => void this.#take(report).catch((error: unknown) => this.#failed(error)),
    );
    this.#worker.on("error", (error) => this.#died(messageOf(error)));
    this.#worker.on("exit", (code) => this.#died(`its thread ended with code ${code}`));
    this.#watch = setInterval(() => this.#look(), this.#patience.lookMs);
    signal.addEventListener("abort", this.#stop, { once: true });
    if (signal.aborted) this.#stop();
  }

  async #take(report: Report): Promise<void> {
    switch (report.kind) {
      case "run":
        this.#run = report.run;
        this.#underWay.begin();
        await this.#options.onRun?.(report.run);
        this.#order({ kind: "noted" });
        return;
      case "event":
        this.#options.onEvent?.(report.event satisfies CensusEvent);
        return;
      case "game":
        if (report.underWay) this.#games.set(report.id, report.number);
        else this.#games.delete(report.id);
        this.#underWay.mark(report.id, report.underWay);
        return;
      case "warning":
        this.#supervision.say(report.text);
        return;
      case "done":
        this.#finish(() => this.#settle({ kind: "done", end: report.end }));
        return;
      case "store-error":
        this.#finish(() => this.#fail(new StoreError(report.message)));
        return;
      case "invalid":
        this.#finish(() => this.#fail(new RecordError(report.message)));
    }
  }

  #order(order: Order): void {
    this.#worker.postMessage(order);
  }

  /** Checks the heartbeat. Counts checks instead of time, so that no game is blamed after the machine slept. */
  #look(): void {
    const beat = Atomics.load(this.#state, beatIndex);
    if (beat === 0 || beat !== this.#beat) {
      this.#beat = beat;
      this.#silentLooks = 0;
      return;
    }
    this.#silentLooks += 1;
    const { lookMs, blockedMs } = this.#patience;
    if (this.#silentLooks * lookMs < blockedMs) return;
    const number = Atomics.load(this.#state, onThreadIndex);
    const onThread = [...this.#games].find(([, one]) => one === number)?.[0];
    this.#died(`it held the thread for ${blockedMs / 1000} s`, onThread);
  }

  readonly #stop = (): void => {
    this.#order({ kind: "stop" });
    this.#stopTimer = setTimeout(() => {
      this.#finish(() => this.#settle({ kind: "stopped", run: this.#run }));
    }, this.#patience.stopMs);
  };

  #died(why: string, onThread?: string): void {
    const { aborted } = this.#options.signal;
    this.#finish(() => {
      if (aborted) this.#settle({ kind: "stopped", run: this.#run });
      else this.#settle({ kind: "died", run: this.#run, why, underWay: new Set(this.#games.keys()), onThread });
    });
  }

  #failed(error: unknown): void {
    this.#finish(() => this.#fail(error));
  }

  /** Terminates the thread and reports how it ended. Only the first call counts. */
  #finish(say: () => void): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#watch);
    clearTimeout(this.#stopTimer);
    this.#options.signal.removeEventListener("abort", this.#stop);
    // Even process.exit() waits for worker threads.
    const unstoppable = setTimeout(() => process.kill(process.pid, "SIGKILL"), this.#patience.unstoppableMs);
    void this.#worker.terminate().then(() => {
      clearTimeout(unstoppable);
      say();
    });
  }
}
