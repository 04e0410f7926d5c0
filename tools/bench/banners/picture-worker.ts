// A pool worker that only draws pictures, as ansilove does.
import { serveJobs } from "../../../src/banner/work/serve-jobs.ts";
import { workerRenderer } from "../../../src/banner/work/worker-renderer.ts";

const renderer = workerRenderer();

serveJobs(async (job) => {
  if (job.kind !== "banner") throw new Error(`This bench draws banners, not a ${job.kind}.`);
  const { grid } = await renderer.draw(job.input);
  return renderer.picture(grid);
});
