// The worker thread of a census: it visits real servers.
import { countPlayers, visit } from "../../session/index.ts";
import { serveCensus } from "./serve.ts";

await serveCensus({ visit, count: countPlayers });
