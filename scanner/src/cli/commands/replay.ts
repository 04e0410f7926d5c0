import { readFile } from "node:fs/promises";
import { Option, type Command } from "commander";
import { decodeFile } from "../../data/index.ts";
import { canonicalJson } from "../../record/index.ts";
import { replay } from "../../session/index.ts";
import { CommandError, reportErrors } from "../report-errors.ts";
import { logLevels, logTo, type LogLevel } from "./scan.ts";

/** `mudlark replay`: the record of a transcript. */
export function register(program: Command): void {
  program
    .command("replay")
    .summary("print the record of a transcript")
    .description(
      "Read a transcript that `mudlark scan --transcript` wrote, and print the record that the same bytes at the same times give. Nothing is sent anywhere.",
    )
    .argument("<file>", "the transcript")
    .addOption(
      new Option("--log-level <level>", "how much of the log goes to stderr").choices(logLevels).default("none"),
    )
    .addHelpText(
      "after",
      `
Example:
  mudlark scan example.org:4000 --transcript visit.jsonl
  mudlark replay visit.jsonl --log-level debug

A transcript holds every byte of a visit, your own address among them: look
before you show it to others.
Exit codes: 0 when there is a record, 2 when the file is no transcript.`,
    )
    .action((file: string, options: { logLevel: LogLevel }) => reportErrors(() => print(file, options.logLevel)));
}

async function print(file: string, level: LogLevel): Promise<void> {
  let text: string;
  try {
    text = decodeFile(await readFile(file));
  } catch (cause) {
    throw new CommandError(
      `${file} cannot be read (${(cause as Error).message}). Name a file that \`mudlark scan --transcript\` wrote.`,
    );
  }
  const { record } = await replay(text, file, { onLog: logTo(level) });
  process.stdout.write(`${canonicalJson(record, 2)}\n`);
}
