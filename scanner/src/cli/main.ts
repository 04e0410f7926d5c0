import { Command } from "commander";
import { commands } from "./commands/index.ts";

const program = new Command("mudlark")
  .description("Visits telnet servers of MUDs, negotiates, and writes down what it measured.")
  .showHelpAfterError();
for (const register of commands) register(program);
await program.parseAsync();
