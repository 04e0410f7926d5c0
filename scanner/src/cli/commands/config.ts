import type { Command } from "commander";
import { configurationDocument } from "../../config/index.ts";
import { canonicalJson } from "../../record/index.ts";
import { config } from "../configuration.ts";

const notes = `
Exit codes:
  0  the configuration is valid
  2  it is not: every mistake is listed with its line and how to fix it
`;

/** `mudlark config`: checks and prints the configuration. */
export function register(program: Command): void {
  program
    .command("config")
    .summary("check and print the configuration")
    .description("Check mudlark.config.ts and the MUDLARK_* variables, and print the values in effect as JSON.")
    .option("--markdown", "print docs/configuration.md instead: all keys and variables")
    .addHelpText("after", notes)
    .action(({ markdown }: { markdown?: true }) => {
      process.stdout.write(markdown === true ? configurationDocument() : `${canonicalJson(config(), 2)}\n`);
    });
}
