import { setImmediate } from "node:timers/promises";
import { getHeapStatistics } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import type { JobAnswer, JobDrawing, DrawingJob, WorkerData } from "./jobs.ts";
import { messageOf } from "@mudlark/scanner/text";

/**
 * The worker's side of the pool: performs the jobs that it receives, one after the other, and replies to each.
 * @throws if this is not a worker thread
 */
export function serveJobs(draw: (job: DrawingJob) => Promise<JobDrawing>): void {
  if (parentPort === null) throw new Error("This file is a worker thread of the banner pool; run the build instead.");
  const port = parentPort;
  const { fullHeapBytes } = workerData as WorkerData;
  let full = false;
  // Several jobs may be queued.
  let turn = Promise.resolve();
  port.on("message", (job: DrawingJob) => {
    turn = turn.then(async () => {
      if (full) return;
      // Node frees what resvg drew, up to three megabytes per sheet of glyphs, only between turns of the event loop.
      await setImmediate();
      const { spoilt, ...outcome } = await attempt(draw, job);
      full = spoilt || getHeapStatistics().used_heap_size > fullHeapBytes;
      port.postMessage({ ...outcome, full } satisfies JobAnswer);
    });
  });
  port.postMessage({ ready: true } satisfies JobAnswer);
}

/**
 * @returns the drawing or why there is none, and whether the failure may have spoilt what later jobs share: a terminal
 *   is half drawn, or the memory of WebAssembly is not as it should be. If a file cannot be written, nothing is spoilt;
 *   that may happen to all jobs, and new workers would take hours.
 */
async function attempt(
  draw: (job: DrawingJob) => Promise<JobDrawing>,
  job: DrawingJob,
): Promise<({ result: JobDrawing } | { error: string }) & { spoilt: boolean }> {
  try {
    return { result: await draw(job), spoilt: false };
  } catch (cause) {
    return { error: messageOf(cause), spoilt: !(cause instanceof Error && "syscall" in cause) };
  }
}
