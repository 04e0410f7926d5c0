import { workerData } from "node:worker_threads";
import { shareUnifont } from "../picture/fonts.ts";
import { PictureFiles } from "./files.ts";
import type { WorkerData } from "./jobs.ts";
import { Renderer } from "./render.ts";

/** The renderer of this worker thread, created from its start-up data. */
export function workerRenderer(): Renderer {
  const { files, unifont } = workerData as WorkerData;
  shareUnifont(unifont);
  return new Renderer(new PictureFiles(files));
}
