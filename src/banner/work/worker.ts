// The worker thread that draws banners and cards. The pool starts it as TypeScript, straight from the sources.
import { serveJobs } from "./serve-jobs.ts";
import { workerRenderer } from "./worker-renderer.ts";

const renderer = workerRenderer();

serveJobs((job) => {
  if (job.kind === "banner") return renderer.banner(job.input, job.key);
  if (job.kind === "card") return renderer.card(job);
  throw new Error("Fonts are made by font-worker.ts.");
});
