// A worker of the pool that draws pictures alone: what ansilove does.
import { workerData } from "node:worker_threads";
import { FileStore } from "../../../src/banner/work/files.ts";
import { shareUnifont } from "../../../src/banner/picture/fonts.ts";
import type { WorkerData } from "../../../src/banner/work/jobs.ts";
import { Renderer } from "../../../src/banner/work/render.ts";
import { serveJobs } from "../../../src/banner/work/serve-jobs.ts";

const { files, unifont } = workerData as WorkerData;
shareUnifont(unifont);
const renderer = new Renderer(new FileStore(files));

serveJobs(async (job) => {
  if (job.kind !== "banner") throw new Error(`This bench draws banners, not a ${job.kind}.`);
  const { grid } = await renderer.draw(job.input);
  return renderer.picture(grid);
});
