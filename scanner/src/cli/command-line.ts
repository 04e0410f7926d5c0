import { Command, Help } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { commands, type ListedCommand } from "./commands/index.ts";

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
 * Builds the command line of `mudlark`, without running anything.
 * @param more commands from outside the scanner, listed before its own
 * @param wanted the name of the only command whose code and options are loaded, or "" for none: the others are listed
 *   with their summaries. Without it, all are loaded.
 */
export async function mudlarkProgram(more: readonly ListedCommand[], wanted?: string): Promise<Command> {
  const terms = new Map<Command, string>();
  const standard = new Help();
  const program = new Command("mudlark")
    .description("Visits MUD servers over telnet, negotiates options and records what it measures.")
    .version(packageJson.version)
    .addHelpText("after", help)
    .showHelpAfterError("Run with --help for usage.")
    .configureHelp({ subcommandTerm: (command) => terms.get(command) ?? standard.subcommandTerm(command) })
    // Usage errors exit with 2; 1 is for commands that found something wrong.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
  for (const { name, term, summary, load } of [...more, ...commands]) {
    if (wanted === undefined || wanted === name) (await load())(program);
    else terms.set(program.command(name).summary(summary), term);
  }
  return program;
}

/**
 * The command that a command line asks for, also as `help scan`.
 * @param args without Node and the program
 * @returns "" if it asks for none that exists
 */
export function wantedCommand(args: readonly string[], more: readonly ListedCommand[]): string {
  const name = args[0] === "help" ? args[1] : args[0];
  return [...more, ...commands].find((command) => command.name === name)?.name ?? "";
}
