// The worker thread of a counting round. It loads only what counts players, not what measures a server.
import { countPlayers } from "../../session/counting/index.ts";
import { runRound } from "../counting/run-round.ts";
import { serve } from "./serve.ts";

await serve((options, world) => runRound(options, { ...world, count: countPlayers }));
