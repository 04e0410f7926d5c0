// The census itself, for whoever runs it in their own thread. It loads all that a visit needs; ../watch/index.ts does
// not, because the main thread of a census only watches.
export { changesBetween } from "../memory/changes.ts";
export { listedIn } from "../schedule/listed.ts";
export { runCensus } from "../run.ts";
export { runRound } from "../counting/run-round.ts";
