import type { Command } from "commander";
import { mudlarkProgram } from "./command-line.ts";
import { configure } from "./configuration.ts";
import { keptByNpm } from "./npm-options.ts";
import { reportErrors } from "./report-errors.ts";

/**
 * The program `mudlark`: parses the command line and runs the requested command.
 * @param more commands from outside the scanner, listed before its own
 */
export async function mudlark(more: readonly ((program: Command) => void)[]): Promise<void> {
  const program = mudlarkProgram(more);
  program.hook("preAction", (_, command) => configure(command));
  program.hook("preAction", (_program, command) => {
    const kept = keptByNpm(
      command.options.flatMap(({ long }) => long?.replace(/^--/, "") ?? []),
      process.env,
    );
    if (kept !== undefined) command.error(kept, { exitCode: 2 });
  });
  await reportErrors(async () => {
    await program.parseAsync();
  });
}
