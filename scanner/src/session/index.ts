export * from "./interactive.ts";
export * from "./limits.ts";
export * from "./types.ts";
export { visit, visitOver } from "./visit.ts";
