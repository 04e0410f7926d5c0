// The worker thread of the demo's census: the usual visits, on a faster clock.
import { serveCensus } from "../../scanner/src/census/watch/serve.ts";
import { countPlayers, visit } from "../../scanner/src/session/index.ts";
import { pace } from "./pace.ts";

await serveCensus({ visit: (target, options) => visit(target, { ...options, pace }), count: countPlayers });
