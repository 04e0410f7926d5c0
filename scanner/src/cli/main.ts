import { Command } from "commander";
import { commands } from "./commands/index.ts";

const program = new Command("mudlark")
  .description("Visits telnet servers of MUDs, negotiates, and writes down what it measured.")
  .showHelpAfterError()
  // A command that could not be understood ends with 2; 1 is left to commands that found something wrong.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
for (const register of commands) register(program);
await program.parseAsync();
