import { readFile } from "node:fs/promises";
import { Option, type Command } from "commander";
import { decodeFile } from "../../data/index.ts";
import { canonicalJson } from "../../record/index.ts";
import { replay } from "../../session/index.ts";
import { CommandError, reportErrors } from "../report-errors.ts";
import { logLevels, logTo, type LogLevel } from "./scan.ts";
import { messageOf } from "../../text/index.ts";

/** `mudlark replay`: prints the record of a transcript. */
export function register(program: Command): void {
  program
    .command("replay")
    .summary("print the record of a transcript")
    .description(
      "Read a transcript that `mudlark scan --transcript` wrote and print the record of that visit. Nothing is sent over the network.",
    )
    .argument("<file>", "the transcript")
    .addOption(
      new Option("--log-level <level>", "how much of the log to write to stderr").choices(logLevels).default("none"),
    )
    .addHelpText(
      "after",
      `
Example:
  mudlark scan example.org:4000 --transcript visit.jsonl
  mudlark replay visit.jsonl --log-level debug

A transcript contains every byte of a visit, including your own address: check
it before you share it.
Exit codes: 0 if the record was printed, 2 if the file is not a transcript.`,
    )
    .action((file: string, options: { logLevel: LogLevel }) => reportErrors(() => print(file, options.logLevel)));
}

async function print(file: string, level: LogLevel): Promise<void> {
  let text: string;
  try {
    text = decodeFile(await readFile(file));
  } catch (cause) {
    throw new CommandError(
      `${file} cannot be read (${messageOf(cause)}). Use a file that \`mudlark scan --transcript\` wrote.`,
    );
  }
  const { record } = await replay(text, file, { onLog: logTo(level) });
  process.stdout.write(`${canonicalJson(record, 2)}\n`);
}
