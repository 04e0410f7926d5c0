import type { ListedCommand } from "../../scanner/src/cli/commands/index.ts";

/** `mudlark check`, as `mudlark` lists it. */
export const checkCommand: ListedCommand = {
  name: "check",
  term: "check [options] <host[:port]> [port]",
  summary: "say how your server would be shown",
  load: async () => (await import("./command.ts")).register,
};
