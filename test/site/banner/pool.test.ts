import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import type { FontFile } from "../../../src/banner/work/jobs.ts";
import { drawAll, type Outcome } from "../../../src/banner/work/pool.ts";

/** What came of jobs of these names, drawn one after the other: the thread's count of its jobs, or the problem. */
async function draw(worker: string, ...keys: string[]): Promise<string[]> {
  const outcomes: Outcome[] = [];
  await drawAll(
    keys.map((key) => ({ kind: "font", key, characters: "" })),
    {
      workerFile: new URL(`fixtures/${worker}-worker.ts`, import.meta.url),
      files: tmpdir(),
      workers: 1,
      deadlineMs: 20_000,
    },
    (outcome) => outcomes.push(outcome),
  );
  return outcomes.map((outcome) => ("result" in outcome ? (outcome.result as FontFile).font : outcome.problem));
}

it("banners that end their worker, one after the other, cost no other banner its picture", async () => {
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

it("workers that do not start are not tried for ever", async () => {
  const failed = "Its drawing worker failed: No start.";
  const given = "The drawing workers do not start.";
  expect(await draw("dead", "a", "b", "c", "d", "e")).toEqual([failed, failed, failed, given, given]);
});
