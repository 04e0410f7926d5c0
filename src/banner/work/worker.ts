// The worker thread: draws one job at a time. Started by the pool as TypeScript, straight from the sources.
import { parentPort, workerData } from "node:worker_threads";
import { FileStore } from "./files.ts";
import { shareUnifont } from "../picture/fonts.ts";
import type { Answer, Drawing, Job, WorkerData } from "./jobs.ts";
import { Renderer } from "./render.ts";

if (parentPort === null) throw new Error("This file is a worker thread of the banner pool; run the build instead.");
const port = parentPort;
const { files, unifont } = workerData as WorkerData;
shareUnifont(unifont);
const renderer = new Renderer(new FileStore(files));

port.on("message", (job: Job) => {
  void answer(job).then((message) => port.postMessage(message));
});
port.postMessage({ ready: true } satisfies Answer);

async function answer(job: Job): Promise<Answer> {
  try {
    return { result: await draw(job), heapBytes: process.memoryUsage().heapUsed };
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    return { error, heapBytes: process.memoryUsage().heapUsed };
  }
}

function draw(job: Job): Promise<Drawing> {
  if (job.kind === "banner") return renderer.banner(job.input);
  return job.kind === "card" ? renderer.card(job) : renderer.font(job.characters);
}
