import { mudlarkProgram, wantedCommand } from "./command-line.ts";
import type { ListedCommand } from "./commands/index.ts";
import { outliveOutput } from "./lost-output.ts";
import { keptByNpm } from "./npm-options.ts";

/**
 * The program `mudlark`: parses the command line and runs the requested command.
 * @param more commands from outside the scanner, listed before its own
 */
export async function mudlark(more: readonly ListedCommand[]): Promise<void> {
  outliveOutput();
  const wanted = wantedCommand(process.argv.slice(2), more);
  const program = await mudlarkProgram(more, wanted);
  // Lists the commands, or refuses the command line: no other code is needed for that.
  if (wanted === "") {
    await program.parseAsync();
    return;
  }
  const [{ configure }, { reportErrors }] = await Promise.all([
    import("./configuration.ts"),
    import("./report-errors.ts"),
  ]);
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
