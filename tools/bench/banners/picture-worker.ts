// A worker of the pool that draws pictures alone: what ansilove does.
import { parentPort, workerData } from "node:worker_threads";
import { FileStore } from "../../../src/banner/work/files.ts";
import { shareUnifont } from "../../../src/banner/picture/fonts.ts";
import type { Answer, Job, WorkerData } from "../../../src/banner/work/jobs.ts";
import { Renderer } from "../../../src/banner/work/render.ts";

const { files, unifont } = workerData as WorkerData;
shareUnifont(unifont);
const renderer = new Renderer(new FileStore(files));

parentPort?.on("message", (job: Job) => {
  if (job.kind === "banner") void draw(job.input);
});

async function draw(input: Parameters<Renderer["draw"]>[0]): Promise<void> {
  const { grid } = await renderer.draw(input);
  const result = await renderer.picture(grid);
  parentPort?.postMessage({ result, heapBytes: process.memoryUsage().heapUsed } satisfies Answer);
}
