import type { Command } from "commander";

/** A command of `mudlark`. Its code is loaded only to run it, because each command needs a different part of it. */
export interface ListedCommand {
  name: string;
  /** How the list of commands shows it. */
  term: string;
  summary: string;
  /** Loads its code. @returns what adds it to the program */
  load: () => Promise<(program: Command) => void>;
}

/** The commands of `mudlark`, in the order of its help. Each file registers one. */
export const commands: readonly ListedCommand[] = [
  {
    name: "scan",
    term: "scan [options] <host[:port]> [port]",
    summary: "visit one server and print its record",
    load: async () => (await import("./scan.ts")).register,
  },
  {
    name: "replay",
    term: "replay [options] <file>",
    summary: "print the record of a transcript",
    load: async () => (await import("./replay.ts")).register,
  },
  {
    name: "connect",
    term: "connect [options] <host[:port]> [port]",
    summary: "connect to a server yourself",
    load: async () => (await import("./connect.ts")).register,
  },
  {
    name: "census",
    term: "census [options]",
    summary: "visit every listed server that is due",
    load: async () => (await import("./census.ts")).register,
  },
  {
    name: "shards",
    term: "shards [options] <count>",
    summary: "split the census into parts",
    load: async () => (await import("./shards.ts")).register,
  },
  {
    name: "report",
    term: "report [options]",
    summary: "summarise the last night",
    load: async () => (await import("./report.ts")).register,
  },
  {
    name: "doctor",
    term: "doctor [options]",
    summary: "list what a moderator should look at",
    load: async () => (await import("./doctor.ts")).register,
  },
  {
    name: "data",
    term: "data",
    summary: "check the listing, or add to it",
    load: async () => (await import("./data.ts")).register,
  },
  {
    name: "import",
    term: "import [options] <path>",
    summary: "import servers in bulk",
    load: async () => (await import("./import.ts")).register,
  },
  {
    name: "schema",
    term: "schema <name>",
    summary: "print a JSON Schema of the data",
    load: async () => (await import("./schema.ts")).register,
  },
  {
    name: "config",
    term: "config [options]",
    summary: "check and print the configuration",
    load: async () => (await import("./config.ts")).register,
  },
];
