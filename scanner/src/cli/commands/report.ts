import { existsSync } from "node:fs";
import { Option, type Command } from "commander";
import { commitMessage, FileStore, latestNight, markdownSummary, plainSummary } from "../../census/index.ts";
import { CommandError, told } from "../told.ts";

const forms = { plain: plainSummary, markdown: markdownSummary, commit: commitMessage };

interface Flags {
  data: string;
  format: keyof typeof forms;
}

/** `mudlark report`: the last night, told from its readings, whichever machines wrote them. */
export function register(program: Command): void {
  program
    .command("report")
    .summary("tell of the last night")
    .description(
      "Tell of the last night in the data (a date, UTC): summary, or the message of the commit that brings it.",
    )
    .option("--data <folder>", "the data folder", "data")
    .addOption(
      new Option("--format <format>", "form of the output").choices(["plain", "markdown", "commit"]).default("plain"),
    )
    .action((flags: Flags) => told(() => report(flags)));
}

async function report({ data, format }: Flags): Promise<void> {
  const night = await latestNight(new FileStore(data, (text) => console.error(text)), Date.now());
  if (night === undefined) {
    throw new CommandError(
      existsSync(data)
        ? `${data}: there are no readings yet. Run mudlark census first.`
        : `${data}: there is no such folder. Run this in the checkout, or name the folder with --data.`,
    );
  }
  process.stdout.write(forms[format](night));
}
