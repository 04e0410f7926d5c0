import { tmpdir } from "node:os";
import { BroadcastChannel } from "node:worker_threads";
import { expect, it } from "vitest";
import type { FontFile } from "../../../src/banner/work/jobs.ts";
import { drawAll, type JobOutcome } from "../../../src/banner/work/pool.ts";
import type { Timer } from "../../../src/banner/work/thread.ts";

const workers = {
  frail: new URL("./fixtures/frail-worker.ts", import.meta.url),
  dead: new URL("./fixtures/dead-worker.ts", import.meta.url),
} as const;
type WorkerName = keyof typeof workers;

/** The outcomes of jobs with these names, which are numbered in order. */
async function outcomesOf(worker: WorkerName, keys: readonly string[], count: number): Promise<JobOutcome[]> {
  const outcomes: JobOutcome[] = [];
  const clock = new ClockOfSleeper(() => outcomes.length === keys.indexOf("sleeps"));
  await drawAll(
    keys.map((key, at) => ({ kind: "font", key, characters: String(at), all: "" })),
    {
      workerFile: workers[worker],
      files: tmpdir(),
      workers: count,
      deadlineMs: 3000,
      timer: clock.timer,
    },
    (outcome) => {
      outcomes.push(outcome);
      clock.look();
    },
  ).finally(() => clock.stop());
  return outcomes;
}

/** A clock that advances only when a job sleeps, and the jobs before it have been reported. */
class ClockOfSleeper {
  readonly #channel = new BroadcastChannel("frail-worker");
  readonly #sleeperIsNext: () => boolean;
  #asleep = false;
  #late: (() => void) | undefined;

  constructor(sleeperIsNext: () => boolean) {
    this.#sleeperIsNext = sleeperIsNext;
    this.#channel.onmessage = () => {
      this.#asleep = true;
      this.look();
    };
  }

  readonly timer: Timer = (late) => {
    this.#late = late;
    return () => (this.#late = undefined);
  };

  look(): void {
    if (this.#asleep && this.#sleeperIsNext()) this.#late?.();
  }

  stop(): void {
    this.#channel.close();
  }
}

/** Draws with one worker at a time. Returns the thread's count of its jobs, or the problem. */
async function draw(worker: WorkerName, ...keys: string[]): Promise<string[]> {
  const outcomes = await outcomesOf(worker, keys, 1);
  return outcomes.map((outcome) => ("result" in outcome ? (outcome.result as FontFile).font : outcome.problem));
}

it("banners that terminate their worker cost no other banner its picture", async () => {
  const ended = "Its drawing worker ended with code 1.";
  expect(await draw("frail", "ends", "ends", "ends", "ends", "fine", "fine")).toEqual([
    ended,
    ended,
    ended,
    ended,
    "1",
    "2",
  ]);
});

it("a worker that is nearly full is replaced before the next job", async () => {
  expect(await draw("frail", "fine", "fills", "fine")).toEqual(["1", "2", "1"]);
});

it("between jobs that were sent together, a worker frees what each one left", async () => {
  expect(await draw("frail", "leaves", "leaves", "counts", "leaves", "counts")).toEqual([
    "1",
    "2",
    "2 freed",
    "4",
    "3 freed",
  ]);
});

it("a job that takes too long, or fails, leaves nothing to those sent with it", async () => {
  const late = "It took longer than 3 s to draw.";
  const failed = "Drawing failed: No.";
  expect(await draw("frail", "fine", "throws", "fine", "sleeps", "fine", "fine")).toEqual([
    "1",
    failed,
    "1",
    late,
    "1",
    "2",
  ]);
});

it("a worker that cannot write a file is not replaced: the next one could not either", async () => {
  expect(await draw("frail", "fine", "finds the disk full", "fine")).toEqual(["1", "Drawing failed: No space.", "3"]);
});

it("reports every job once, however many workers share the jobs and terminate", async () => {
  const keys = Array.from({ length: 60 }, (_, at) => (at % 7 === 3 ? "ends" : "fine"));
  const outcomes = await outcomesOf("frail", keys, 3);
  const numbers = outcomes.map(({ job }) => (job.kind === "font" ? Number(job.characters) : -1));
  expect(numbers.sort((a, b) => a - b)).toEqual(keys.map((_, at) => at));
  for (const outcome of outcomes) expect("problem" in outcome).toBe(outcome.job.key === "ends");
});

it("workers that do not start are not retried forever", async () => {
  const failed = "Its drawing worker failed: No start.";
  const given = "The drawing workers do not start.";
  expect(await draw("dead", "a", "b", "c", "d", "e")).toEqual([failed, failed, failed, given, given]);
});

it("reports the error if an outcome cannot be stored", async () => {
  const options = { workerFile: workers.frail, files: tmpdir() };
  const jobs = ["fine", "fine"].map((key) => ({ kind: "font" as const, key, characters: "", all: "" }));
  const drawing = drawAll(jobs, { ...options, workers: 1, deadlineMs: 20_000 }, () => {
    throw new Error("No space left on device.");
  });
  await expect(drawing).rejects.toThrow("No space left on device.");
});
