export * from "./check/check.ts";
export * from "./check/fix.ts";
export * from "./check/format.ts";
export * from "./check/markdown.ts";
export * from "./check/fixed-files.ts";
export * from "./diff/diff-data.ts";
export * from "./diff/format.ts";
export * from "./rules/index.ts";
