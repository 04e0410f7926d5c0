export * from "./finding.ts";
export * from "./load-listing.ts";
export * from "./load-opt-out.ts";
export * from "./read-entry.ts";
export * from "./slug.ts";
