import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { CensusEvent } from "../events.ts";
import type { Run } from "../store/lock.ts";
import { StoreError } from "../store/store.ts";
import type { CensusOptions, CensusResult } from "../types.ts";
import {
  BEAT,
  ON_THREAD,
  type CensusEnd,
  type CensusTask,
  type Order,
  type PlainOptions,
  type Report,
} from "./protocol.ts";
import { UnderWay } from "./under-way.ts";
import { messageOf } from "../../text/index.ts";

/** How patient the supervisor is; tests are less so. */
export interface Patience {
  /** The thread is stopped when it gives no sign of life for so long, in milliseconds. */
  blockedMs: number;
  /** The thread is stopped when it has not ended so long after it was told to, in milliseconds. */
  stopMs: number;
  /** How often the supervisor looks, in milliseconds. */
  lookMs: number;
}

const usualPatience: Patience = { blockedMs: 20_000, stopMs: 5_000, lookMs: 1_000 };
/** A thread that cannot be stopped (a fault in native code) ends with the whole process, so long after it was told to. */
const unstoppableMs = 3_000;

export interface Supervision {
  /** The data folder. */
  data: string;
  /** A sentence for the operator. */
  say: (text: string) => void;
  /** The module that the thread runs; it calls serveCensus. */
  thread?: URL;
  patience?: Partial<Patience>;
  /** Megabytes that the thread's objects may take; Node's own bound when absent. */
  heapMb?: number;
}

/** How a census ended; without a report where it had to be stopped by force. */
export type SupervisedEnd = Pick<CensusResult, "ended"> & Partial<Pick<CensusResult, "report" | "run">>;

/** How one thread came to its end. */
type ThreadEnd =
  | { kind: "done"; end: CensusEnd }
  | { kind: "stopped"; run: Run | undefined }
  | { kind: "died"; run: Run | undefined; why: string; underWay: ReadonlySet<string>; onThread: string | undefined };

/**
 * Takes a census in a thread of its own, which this one watches: a visit that blocks the thread, or kills it, is stopped from
 * outside. The census then goes on without that game, which is recorded as an `internal-error`. Where it is not known
 * which of many visits killed the thread, those under way are visited last, fewer and fewer at a time, until it is known.
 * @throws StoreError when the data cannot be written or read; Error when the thread dies without any visit
 */
export async function superviseCensus(options: CensusOptions, supervision: Supervision): Promise<SupervisedEnd> {
  const { data, say } = supervision;
  const underWay = UnderWay.open(join(data, "census.underway"), options.resume !== undefined);
  let { suspects } = underWay;
  let { resume } = options;
  if (suspects.size > 0) {
    say(`The last census died with ${games(suspects.size)} under way; they are visited last, with care.`);
  }
  for (;;) {
    const task: PlainOptions = {
      ...plainOf(options),
      suspects,
      culprits: underWay.culprits,
      ...(resume && { resume }),
    };
    const end = await new CensusThread(options, task, underWay, supervision).ended;
    if (end.kind === "done") {
      underWay.close(end.end.ended !== "stopped");
      return end.end;
    }
    if (end.kind === "stopped") {
      underWay.close(false);
      return { ended: "stopped", ...(end.run && { run: end.run }) };
    }
    const culprit = culpritOf(end);
    if (end.run === undefined || end.underWay.size === 0) throw new Error(`The census died: ${end.why}`);
    resume = end.run;
    for (const id of end.underWay) underWay.mark(id, false);
    if (culprit === undefined) {
      suspects = end.underWay;
      say(
        `The scanner died (${end.why}) with ${games(suspects.size)} under way. The census goes on; they are visited last, with care.`,
      );
    } else {
      suspects = suspects.has(culprit) ? new Set() : suspects;
      underWay.accuse(culprit, `The visit stopped the scanner, and was ended from outside: ${end.why}.`);
      say(
        `${culprit}: the visit stopped the scanner (${end.why}). The census goes on without it. Please report this as a bug.`,
      );
    }
  }
}

/** Options without what stays in this thread. */
function plainOf({
  entries: _entries,
  optOut: _optOut,
  signal: _signal,
  onEvent: _onEvent,
  onRun: _onRun,
  onGame: _onGame,
  onThread: _onThread,
  ...plain
}: CensusOptions): PlainOptions {
  return plain;
}

/** The game that did it: the one that had the thread when it blocked, or the only one under way. */
function culpritOf({ underWay, onThread }: Extract<ThreadEnd, { kind: "died" }>): string | undefined {
  if (onThread !== undefined && underWay.has(onThread)) return onThread;
  return underWay.size === 1 ? [...underWay][0] : undefined;
}

function games(count: number): string {
  return count === 1 ? "one game" : `${count} games`;
}

/** One worker thread with a census, from its start to its end. */
class CensusThread {
  readonly ended: Promise<ThreadEnd>;
  readonly #options: CensusOptions;
  readonly #supervision: Supervision;
  readonly #patience: Patience;
  readonly #underWay: UnderWay;
  readonly #games = new Set<string>();
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

  constructor(options: CensusOptions, plain: PlainOptions, underWay: UnderWay, supervision: Supervision) {
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
    const { entries, optOut, signal } = options;
    const workerData: CensusTask = { data: supervision.data, options: plain, entries, optOut: optOut.items, shared };
    const thread = supervision.thread ?? new URL("census-thread.ts", import.meta.url);
    const { heapMb } = supervision;
    this.#worker = new Worker(thread, {
      workerData,
      ...(heapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMb } }),
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
        await this.#options.onRun?.(report.run);
        this.#order({ kind: "noted" });
        return;
      case "event":
        this.#options.onEvent?.(report.event satisfies CensusEvent);
        return;
      case "game":
        if (report.underWay) this.#games.add(report.id);
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
    }
  }

  #order(order: Order): void {
    this.#worker.postMessage(order);
  }

  /** Looks for signs of life. Counted in looks, so that a machine that slept accuses nobody. */
  #look(): void {
    const beat = Atomics.load(this.#state, BEAT);
    if (beat === 0 || beat !== this.#beat) {
      this.#beat = beat;
      this.#silentLooks = 0;
      return;
    }
    this.#silentLooks += 1;
    const { lookMs, blockedMs } = this.#patience;
    if (this.#silentLooks * lookMs < blockedMs) return;
    const index = Atomics.load(this.#state, ON_THREAD);
    this.#died(`it held the thread for ${blockedMs / 1000} s`, this.#options.entries[index - 1]?.id);
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
      else this.#settle({ kind: "died", run: this.#run, why, underWay: new Set(this.#games), onThread });
    });
  }

  #failed(error: unknown): void {
    this.#finish(() => this.#fail(error));
  }

  /** Ends the thread, whatever it is doing, and then says how it ended. The first end counts. */
  #finish(say: () => void): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#watch);
    clearTimeout(this.#stopTimer);
    this.#options.signal.removeEventListener("abort", this.#stop);
    // Node waits for its threads even in process.exit().
    const unstoppable = setTimeout(() => process.kill(process.pid, "SIGKILL"), unstoppableMs);
    void this.#worker.terminate().then(() => {
      clearTimeout(unstoppable);
      say();
    });
  }
}
