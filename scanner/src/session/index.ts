export { bothOf } from "./evidence.ts";
export * from "./interactive.ts";
export * from "./limits.ts";
export { TranscriptError } from "./replay-network.ts";
export { replay } from "./transcript.ts";
export * from "./types.ts";
export { visit, visitOver } from "./visit.ts";
