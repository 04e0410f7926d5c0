import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { configure } from "./configuration.ts";
import { commands } from "./commands/index.ts";
import { keptByNpm } from "./npm-options.ts";
import { reportErrors } from "./report-errors.ts";

const help = `
Getting started:
  npm run demo                       invented servers on this machine, a census
                                     of them, and their website
  mudlark check example.org:4000     what the directory would say of your MUD
  mudlark scan example.org:4000      visit one MUD and print its record
  mudlark connect example.org:4000   connect to it yourself
  mudlark data new example.org 4000  create its entry for the listing
  mudlark census --dry-run           list what the nightly census would visit

Each command has its own help: mudlark scan --help`;

/**
 * The program `mudlark`: parses the command line and runs the requested command.
 * @param more commands from outside the scanner, listed before its own
 */
export async function mudlark(more: readonly ((program: Command) => void)[]): Promise<void> {
  const program = new Command("mudlark")
    .description("Visits MUD servers over telnet, negotiates options and records what it measures.")
    .version(packageJson.version)
    .addHelpText("after", help)
    .showHelpAfterError("Run with --help for usage.")
    // Usage errors exit with 2; 1 is for commands that found something wrong.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
  program.hook("preAction", (_, command) => configure(command));
  for (const register of [...more, ...commands]) register(program);
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
