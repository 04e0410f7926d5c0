import { existsSync } from "node:fs";
import { InvalidArgumentError, Option, type Command } from "commander";
import {
  commitMessage,
  FileStore,
  jsonSummary,
  latestNight,
  markdownSummary,
  metricsSummary,
  nightlyProblems,
  plainSummary,
  readNightlyState,
} from "../../census/index.ts";
import { showUnseen } from "../../text/index.ts";
import { CommandError, reportErrors } from "../report-errors.ts";

const forms = {
  plain: plainSummary,
  markdown: markdownSummary,
  commit: commitMessage,
  json: jsonSummary,
  metrics: metricsSummary,
};

const notes = `
Formats: plain, for people; markdown, for a job summary; commit, a message for
the commit that adds the night's data; json, for other programs; metrics, for
Prometheus (the textfile collector of its node exporter).

Exit codes:
  0  the report was printed
  1  the last night is older than --max-age allows, or there is none yet; with
     --max-age also when a step of npm run nightly failed (commit, push, build,
     deploy)
  2  the data folder cannot be read, or the command line is invalid

Examples:
  mudlark report                summarise the last night
  mudlark report --max-age 36   a watchdog: exits with 1 if no night came in
  mudlark report --format metrics > /var/lib/node_exporter/mudlark.prom
`;

interface Flags {
  data: string;
  format: keyof typeof forms;
  /** Hours. */
  maxAge?: number;
}

/** `mudlark report`: summarises the last night from its readings, whichever machines wrote them. */
export function register(program: Command): void {
  program
    .command("report")
    .summary("summarise the last night")
    .description("Summarise the last night in the data (a date, UTC), or print a commit message for it.")
    .option("--data <folder>", "the data folder", "data")
    .addOption(new Option("--format <format>", "output format").choices(Object.keys(forms)).default("plain"))
    .option("--max-age <hours>", "exit with 1 if the last reading is older: the census no longer runs", hours)
    .addHelpText("after", notes)
    .action((flags: Flags) => reportErrors(() => report(flags)));
}

async function report({ data, format, maxAge }: Flags): Promise<void> {
  if (!existsSync(data)) {
    throw new CommandError(`${data}: folder not found. Run this in the checkout, or set the folder with --data.`);
  }
  const now = Date.now();
  const night = await latestNight(new FileStore(data, (text) => console.error(showUnseen(text))), now);
  if (night === undefined) {
    console.error(`${data}: no readings yet. Run mudlark census first.`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(forms[format](night));
  if (maxAge === undefined) return;
  const nightlyState = readNightlyState(data);
  const problems = nightlyState === undefined ? [] : nightlyProblems(nightlyState, now, maxAge * 3_600_000);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  const age = (now - Date.parse(night.last)) / 3_600_000;
  if (age <= maxAge) return;
  console.error(
    `The last reading is from ${night.last}, ${age.toFixed(0)} hours ago: the census no longer runs, or reaches no servers. ` +
      "Check its log or, on GitHub, the runs of the Nightly workflow.",
  );
  process.exitCode = 1;
}

function hours(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && value <= 100_000) return value;
  throw new InvalidArgumentError("Expected a number of hours above 0, as in 36.");
}
