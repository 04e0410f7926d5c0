export * from "./public-address.ts";
export * from "./target.ts";
