import v8 from "node:v8";
import vm from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import { makeInput } from "./mutate.ts";
import { inputSeed, Random } from "./random.ts";
import { targets } from "./targets.ts";

// Runs inputs endlessly. Before each one, writes to shared memory which one it is about to run and since when, so that
// the main thread can detect a hang and name the input although this thread no longer responds.

/** Where to start, and the shared memory: [target, index (low), index (high), start in ms since `epoch`]. */
export interface WorkerTask {
  seed: number;
  from: number;
  epoch: number;
  /** Prefix of the names of the targets to run; "" for all. */
  only: string;
  shared: SharedArrayBuffer;
}

export type WorkerReport =
  | { kind: "failure"; target: string; index: number; message: string }
  | { kind: "progress"; runs: Record<string, number>; next: number; heap: number };

const { seed, from, epoch, only, shared } = workerData as WorkerTask;
const state = new Int32Array(shared);
v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc") as () => void;
const port = parentPort;
if (port === null) throw new Error("tools/fuzz/worker.ts runs as a worker of tools/fuzz/fuzz.ts");

const schedule = targets.flatMap((target, which) =>
  target.name.startsWith(only) ? Array<number>(target.weight).fill(which) : [],
);
/** Progress is reported after this many inputs, or milliseconds. */
const every = { inputs: 2000, ms: 5000 };
let runs: Record<string, number> = {};
let reported = Date.now();
for (let index = from; ; index += 1) {
  const which = schedule[(Math.imul(index, 7919) >>> 0) % schedule.length] ?? 0;
  const target = targets[which];
  if (target === undefined) continue;
  Atomics.store(state, 1, index);
  Atomics.store(state, 0, which);
  Atomics.store(state, 2, Date.now() - epoch);
  const random = new Random(inputSeed(seed, target.name, index));
  const input = makeInput(random);
  try {
    await target.run(input, random);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    port.postMessage({ kind: "failure", target: target.name, index, message } satisfies WorkerReport);
  }
  runs[target.name] = (runs[target.name] ?? 0) + 1;
  if (index % every.inputs === every.inputs - 1 || Date.now() - reported > every.ms) {
    reported = Date.now();
    collect();
    port.postMessage({
      kind: "progress",
      runs,
      next: index + 1,
      heap: v8.getHeapStatistics().used_heap_size,
    } satisfies WorkerReport);
    runs = {};
  }
}
