// What records mean, and how they are written. It loads no schemas and not Zod, so that a scan starts sooner: only
// ../index.ts checks what it reads.
export * from "../canonical-json.ts";
export * from "../capability-table.ts";
export * from "../explain.ts";
export * from "../login-kind.ts";
export * from "../login-screen.ts";
export * from "../measured.ts";
export * from "../player-count.ts";
export * from "../status.ts";
export * from "./banner-text.ts";
export * from "./first-connection.ts";
export * from "./generator.ts";
export * from "./night-files.ts";
export * from "./other-address.ts";
export * from "./outcomes.ts";
