// A worker of the pool that draws pictures alone: what ansilove does.
import { parentPort, workerData } from "node:worker_threads";
import { FileStore } from "../../../src/banner/work/files.ts";
import type { Job } from "../../../src/banner/work/jobs.ts";
import { Renderer } from "../../../src/banner/work/render.ts";

const renderer = new Renderer(new FileStore((workerData as { files: string }).files));

parentPort?.on("message", (job: Job) => {
  if (job.kind === "banner") void draw(job.input);
});

async function draw(input: Parameters<Renderer["draw"]>[0]): Promise<void> {
  const { grid } = await renderer.draw(input);
  parentPort?.postMessage({ result: await renderer.picture(grid) });
}
