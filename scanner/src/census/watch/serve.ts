import { parentPort, workerData } from "node:worker_threads";
import { RecordError } from "../../record/meaning/index.ts";
import { defined } from "../../objects/index.ts";
import { systemClock } from "../clock.ts";
import { systemResolve } from "../courtesy/resolve.ts";
import type { RoundDependencies } from "../counting/types.ts";
import { listedIn, type Listed } from "../schedule/listed.ts";
import { CountStore } from "../store/count-store.ts";
import { FileStore } from "../store/file-store.ts";
import { StoreError } from "../store/store.ts";
import type { CensusOptions } from "../types.ts";
import { beatIndex, onThreadIndex, type CensusEnd, type CensusTask, type Order, type Report } from "./protocol.ts";

/** Interval of the thread's heartbeat, in milliseconds. */
const beatMs = 500;

/** What the work in a thread depends on, except how it visits a server. */
type ThreadWorld = Omit<RoundDependencies, "count">;

/**
 * Runs a census or a counting round in this worker thread for its supervisor, and reports to it.
 * @param work runs it; tests pass visits that misbehave
 * @throws Error in the main thread
 */
export async function serve(work: (options: CensusOptions, world: ThreadWorld) => Promise<CensusEnd>): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error("a census is served by a worker thread of its supervisor");
  const { data, options, shared } = workerData as CensusTask;
  const state = new Int32Array(shared);
  const numbers = new Map<string, number>();
  let beat: NodeJS.Timeout | undefined;
  const report = (message: Report): void => port.postMessage(message);
  const stop = new AbortController();
  const noted = Promise.withResolvers<undefined>();
  port.on("message", (order: Order) => {
    if (order.kind === "stop") stop.abort();
    noted.resolve(undefined);
  });
  const warn = (text: string): void => report({ kind: "warning", text });
  const world: ThreadWorld = {
    clock: systemClock,
    random: Math.random,
    resolve: systemResolve(),
    store: new FileStore(data, warn),
    counts: new CountStore(data, warn),
  };
  const numberOf = (id: string): number => numbers.get(id) ?? numbers.set(id, numbers.size + 1).size;
  const whole: Omit<CensusOptions, keyof Listed> = {
    ...options,
    signal: stop.signal,
    onEvent: (event) => report({ kind: "event", event }),
    onGame: (id, underWay) => report({ kind: "game", id, number: numberOf(id), underWay }),
    onThread: (id) => Atomics.store(state, onThreadIndex, numbers.get(id) ?? 0),
    onRun: async (run) => {
      report({ kind: "run", run });
      await noted.promise;
    },
  };
  try {
    const all: CensusOptions = { ...whole, ...(await listedIn(data, options)) };
    // From here on: to read thousands of entries may hold the thread for long, and says nothing about visits.
    beat = setInterval(() => Atomics.add(state, beatIndex, 1), beatMs);
    const { run, ended, report: night, round } = await work(all, world);
    report({ kind: "done", end: { run, ended, ...defined({ report: night, round }) } });
  } catch (error) {
    // Any other error is a bug: it ends the thread, and the supervisor handles it.
    if (error instanceof StoreError) report({ kind: "store-error", message: error.message });
    else if (error instanceof RecordError) report({ kind: "invalid", message: error.message });
    else throw error;
  } finally {
    clearInterval(beat);
    port.removeAllListeners("message");
  }
}
