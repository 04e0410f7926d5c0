export * from "./deep-prompts.ts";
export * from "./prompts.ts";
export * from "./refusals.ts";
export * from "./screen.ts";
export * from "./terminal.ts";
