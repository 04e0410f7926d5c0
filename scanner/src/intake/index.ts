export * from "./import/gather.ts";
export * from "./import/gathered.ts";
export * from "./import/plan.ts";
export * from "./import/write-import.ts";
export * from "./propose/propose-entry.ts";
export * from "./propose/new-entry.ts";
export * from "./form/entry-of-form.ts";
export * from "./form/read-form.ts";
