// The worker thread: draws one job at a time. The pool starts it as TypeScript, straight from the sources.
import { serveJobs } from "./serve-jobs.ts";
import { workerRenderer } from "./worker-renderer.ts";

const renderer = workerRenderer();

serveJobs((job) => {
  if (job.kind === "banner") return renderer.banner(job.input, job.key);
  return job.kind === "card" ? renderer.card(job) : renderer.font(job.characters);
});
