// Fuzzes every parser of the scanner, and the drawing of banners: `npm run fuzz -- --minutes 10 --seed 1`. The same
// seed gives the same inputs.
import { Worker } from "node:worker_threads";
import { commandLine } from "../options/command-line.ts";
import { makeInput } from "./mutate.ts";
import { inputSeed, Random } from "./random.ts";
import { targets } from "./targets.ts";
import type { WorkerReport, WorkerTask } from "./worker.ts";

/** How long one input may take; generous, because the machine may be busy with other things. */
const deadlineMs = 20_000;
/** How much the heap may grow between the first and the last measurement. */
const growthMb = 48;
/** Number of failures to show per target. */
const shown = 5;

const help = `Fuzzes every parser of the scanner.

  --seed N      inputs to make (default: by the clock); the same seed makes the same ones
  --minutes N   how long (default: 1)
  --runs N      how many inputs (default: no bound)
  --from N      the first input: the number that a failure names runs that one first

Targets: ${targets.map(({ name }) => name).join(", ")}.
`;
const { values } = commandLine(help, {
  options: {
    seed: { type: "string" },
    minutes: { type: "string", default: "1" },
    runs: { type: "string", default: "Infinity" },
    from: { type: "string", default: "0" },
    only: { type: "string", default: "" },
  },
});
const seed = number(values.seed ?? String(Date.now() % 1_000_000), "--seed");
const ends = Date.now() + number(values.minutes, "--minutes") * 60_000;
const mostRuns = number(values.runs, "--runs");

interface Failure {
  target: string;
  index: number;
  what: "throw" | "hang" | "death";
  message: string;
  input: string;
}
const failures: Failure[] = [];
const counts = new Map<string, number>();
const heaps: number[] = [];
let next = number(values.from, "--from");
let runs = 0;
const began = Date.now();
const chosen = targets.filter(({ name }) => name.startsWith(values.only));
if (chosen.length === 0) {
  console.error(
    `No target's name starts with "${values.only}". The targets are: ${targets.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(2);
}
console.log(`seed ${seed}: ${chosen.length} targets`);

while (Date.now() < ends && runs < mostRuns) await shift();

const growth = heaps.length < 3 ? 0 : (Math.min(...heaps.slice(-3)) - Math.max(...heaps.slice(1, 4))) / 1e6;
for (const [name, count] of counts) console.log(`  ${name.padEnd(16)} ${String(count).padStart(9)}`);
if (growth > growthMb) console.log(`The heap grew by ${growth.toFixed(1)} MB: something keeps what it should release.`);
for (const failure of failures.slice(0, shown * targets.length)) {
  console.log(
    `\n${failure.what} in ${failure.target}, input ${failure.index} of seed ${seed}:\n${failure.message}\n${failure.input}`,
  );
}
console.log(
  JSON.stringify({
    fuzz: "scanner",
    seed,
    runs,
    minutes: Math.round((Date.now() - began) / 600) / 100,
    targets: Object.fromEntries(counts),
    failures: failures.length,
    heap_growth_mb: Math.round(growth * 10) / 10,
  }),
);
process.exitCode = failures.length > 0 || growth > growthMb ? 1 : 0;

/** Runs one worker until the time is up, the runs are done, or an input kills it. */
async function shift(): Promise<void> {
  const shared = new SharedArrayBuffer(16);
  const state = new Int32Array(shared);
  const epoch = Date.now();
  const task: WorkerTask = { seed, from: next, epoch, only: values.only, shared };
  const worker = new Worker(new URL("worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  await new Promise<void>((resolve) => {
    const watch = setInterval(() => {
      const running = Date.now() - epoch - Atomics.load(state, 2);
      const index = Atomics.load(state, 1);
      if (Atomics.load(state, 2) > 0 && running > deadlineMs) {
        fail("hang", targets[Atomics.load(state, 0)]?.name ?? "", index, `still running after ${running / 1000} s`);
        next = index + 1;
        end();
      } else if (Date.now() > ends || runs >= mostRuns) end();
    }, 250);
    const end = (): void => {
      clearInterval(watch);
      void worker.terminate().then(() => resolve());
    };
    worker.on("message", (report: WorkerReport) => {
      if (report.kind === "failure") fail("throw", report.target, report.index, report.message);
      else {
        next = report.next;
        heaps.push(report.heap);
        for (const [name, count] of Object.entries(report.runs)) {
          counts.set(name, (counts.get(name) ?? 0) + count);
          runs += count;
        }
      }
    });
    worker.on("error", (error) => {
      const index = Atomics.load(state, 1);
      fail(
        "death",
        targets[Atomics.load(state, 0)]?.name ?? "",
        index,
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
      next = index + 1;
      end();
    });
  });
}

function fail(what: Failure["what"], target: string, index: number, message: string): void {
  const input = Buffer.from(makeInput(new Random(inputSeed(seed, target, index)))).toString("hex");
  if (failures.filter((one) => one.target === target).length < shown) {
    console.log(`${what} in ${target}, input ${index}: ${message.split("\n")[0] ?? ""}`);
  }
  if (failures.length < 1000) failures.push({ what, target, index, message, input });
}

function number(text: string, option: string): number {
  const value = Number(text);
  if (Number.isNaN(value) || value < 0) {
    console.error(`${option} must be a number from 0 up, not "${text}".`);
    process.exit(2);
  }
  return value;
}
