// The worker thread of the demo's census: the usual visits, on a faster clock.
import { runCensus } from "../../scanner/src/census/visiting/index.ts";
import { serve } from "../../scanner/src/census/watch/serve.ts";
import { visit } from "../../scanner/src/session/index.ts";
import { pace } from "./pace.ts";

await serve((options, world) =>
  runCensus(options, { ...world, visit: (target, visitOptions) => visit(target, { ...visitOptions, pace }) }),
);
