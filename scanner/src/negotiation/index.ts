export * from "./limits.ts";
export * from "./negotiator.ts";
export * from "./option-state.ts";
export * from "./policy.ts";
