// The worker thread of a census: it visits real servers.
import { visit } from "../../session/index.ts";
import { runCensus } from "../run.ts";
import { serve } from "./serve.ts";

await serve((options, world) => runCensus(options, { ...world, visit }));
