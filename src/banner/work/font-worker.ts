// The worker thread that makes the parts of the web font, without what draws banners: each needs much memory.
import { workerData } from "node:worker_threads";
import { webFont } from "../html/web-font.ts";
import { shareUnifont } from "../picture/fonts.ts";
import { PictureFiles } from "./files.ts";
import type { WorkerData } from "./jobs.ts";
import { serveJobs } from "./serve-jobs.ts";

const { files, unifont } = workerData as WorkerData;
shareUnifont(unifont);
const folder = new PictureFiles(files);

serveJobs(async (job) => {
  if (job.kind !== "font") throw new Error("Banners and cards are drawn by worker.ts.");
  return { font: folder.put(await webFont(job.characters, job.all), "woff") };
});
