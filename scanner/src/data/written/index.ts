// What the census writes, and any file of data/ as text: loads no YAML parser, so that a thread of the census starts
// sooner.
export * from "./nights.ts";
export * from "./plain-file.ts";
export * from "./records.ts";
