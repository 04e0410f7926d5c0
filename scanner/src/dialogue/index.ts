export * from "./deep-prompts.ts";
export * from "./prompts.ts";
export * from "./refusals.ts";
export * from "./screen-count.ts";
export * from "./screen.ts";
export * from "./terminal.ts";
export * from "./who-answer.ts";
export * from "./who-offer.ts";
