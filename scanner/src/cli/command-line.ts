import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { commands } from "./commands/index.ts";

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
 * Builds the command line of `mudlark`: every command with its options, without running anything.
 * @param more commands from outside the scanner, listed before its own
 */
export function mudlarkProgram(more: readonly ((program: Command) => void)[]): Command {
  const program = new Command("mudlark")
    .description("Visits MUD servers over telnet, negotiates options and records what it measures.")
    .version(packageJson.version)
    .addHelpText("after", help)
    .showHelpAfterError("Run with --help for usage.")
    // Usage errors exit with 2; 1 is for commands that found something wrong.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
  for (const register of [...more, ...commands]) register(program);
  return program;
}
