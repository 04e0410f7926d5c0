export * from "./data.ts";
export * from "./distance.ts";
export * from "./hash.ts";
