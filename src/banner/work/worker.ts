// The worker thread: draws one job at a time. Started by the pool as TypeScript, straight from the sources.
import { workerData } from "node:worker_threads";
import { FileStore } from "./files.ts";
import { shareUnifont } from "../picture/fonts.ts";
import type { WorkerData } from "./jobs.ts";
import { Renderer } from "./render.ts";
import { serveJobs } from "./serve-jobs.ts";

const { files, unifont } = workerData as WorkerData;
shareUnifont(unifont);
const renderer = new Renderer(new FileStore(files));

serveJobs((job) => {
  if (job.kind === "banner") return renderer.banner(job.input);
  return job.kind === "card" ? renderer.card(job) : renderer.font(job.characters);
});
