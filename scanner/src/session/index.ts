export { addClaims, bothOf } from "./measure/evidence.ts";
export { countOver, countPlayers, type CountOptions, type CountVisit } from "./count.ts";
export * from "./interactive.ts";
export * from "./limits.ts";
export { TranscriptError } from "./replay/replay-network.ts";
export { replay } from "./replay/transcript.ts";
export { shownRefusal } from "./measure/outcome.ts";
export * from "./types.ts";
export { visit, visitOver } from "./visit.ts";
