export * from "./codes.ts";
export * from "./encode.ts";
export * from "./events.ts";
export type { Letter255 } from "./letter-context.ts";
export * from "./limits.ts";
export * from "./options.ts";
export * from "./parser.ts";
