export * from "./collector.ts";
export * from "./decode.ts";
export * from "./payload.ts";
