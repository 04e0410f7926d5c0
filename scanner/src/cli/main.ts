import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { commands } from "./commands/index.ts";

const help = `
Begin here:
  npm run demo                       invented servers on this machine, a census
                                     of them, and their website
  mudlark scan example.org:4000      visit one MUD, and see the record of it
  mudlark connect example.org:4000   look at it with your own eyes
  mudlark data new example.org 4000  propose it for the listing
  mudlark census --dry-run           whom the nightly census would visit

Each command has a help of its own: mudlark scan --help`;

const program = new Command("mudlark")
  .description("Visits telnet servers of MUDs, negotiates, and writes down what it measured.")
  .version(packageJson.version)
  .addHelpText("after", help)
  .showHelpAfterError("Run it with --help to see how it is used.")
  // A command that could not be understood ends with 2; 1 is left to commands that found something wrong.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
for (const register of commands) register(program);
await program.parseAsync();
