// The worker thread: draws one job at a time. Started by the pool as TypeScript, straight from the sources.
import { parentPort, workerData } from "node:worker_threads";
import { FileStore } from "./files.ts";
import type { Answer, Job } from "./jobs.ts";
import { Renderer } from "./render.ts";

if (parentPort === null) throw new Error("This file is a worker thread of the banner pool; run the build instead.");
const port = parentPort;
const renderer = new Renderer(new FileStore((workerData as { files: string }).files));

port.on("message", (job: Job) => {
  void answer(job).then((message) => port.postMessage(message));
});

async function answer(job: Job): Promise<Answer> {
  try {
    return { result: job.kind === "banner" ? await renderer.banner(job.input) : await renderer.card(job) };
  } catch (cause) {
    return { error: cause instanceof Error ? cause.message : String(cause) };
  }
}
