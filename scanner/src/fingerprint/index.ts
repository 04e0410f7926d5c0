export * from "./data.ts";
export * from "./hash.ts";
