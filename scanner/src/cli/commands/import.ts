import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Command } from "commander";
import { loadListing, loadOptOut } from "../../data/index.ts";
import { gather, planImport, writeImport, type ImportPlan } from "../../intake/index.ts";
import { showUnseen } from "../../text/index.ts";
import { dataCheckCommand } from "../data-check-command.ts";
import { CommandError, reportErrors } from "../report-errors.ts";

interface ImportOptions {
  data: string;
  dryRun?: true;
  allowPrivate?: true;
  provenance?: string;
}

/** `mudlark import`: imports entries and records in bulk. */
export function register(program: Command): void {
  program
    .command("import")
    .summary("import servers in bulk")
    .description("Import servers in bulk. Never overwrites; reports what was skipped and why.")
    .argument(
      "<path>",
      'a list of lines "host port [encoding [columns]]" (also host:port, telnet://host:port, host,port), a tab-separated list with a header line, a folder of telnetlib3 records (server/<fingerprint>/<session>.json), or JSON of our own API',
    )
    .option("--data <folder>", "the data folder", "data")
    .option("--provenance <text>", "the source of the data, stored in each record")
    .option("--allow-private", "allow hosts that are not public (practice data)")
    .option("--dry-run", "show what would be imported, but write nothing")
    .action((path: string, options: ImportOptions) => reportErrors(() => run(path, options)));
}

async function run(path: string, options: ImportOptions): Promise<void> {
  const { data } = options;
  const present = {
    data,
    entries: await loadListing(join(data, "servers")),
    optOut: await loadOptOut(join(data, "opt-out.yml")),
    recorded: await recordedIn(data),
    allowPrivate: options.allowPrivate === true,
  };
  const provenance = options.provenance ?? `imported from ${JSON.stringify(basename(path))}`;
  const gathered = await gather(path, provenance, (files) => {
    if (process.stderr.isTTY && files % 100 === 0) process.stderr.write(`\r${String(files)} files read`);
  });
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  const plan = planImport(gathered, present);
  if (options.dryRun === true) {
    console.log(showUnseen(report(data, plan, { ...counts(plan), skipped: [] }, "would be written")));
  } else {
    console.log(showUnseen(report(data, plan, await writeImport(data, plan), "written")));
  }
  refuseNothing(path, plan);
}

/** Fails when nothing was imported, so that a script does not carry on as if something had been. */
function refuseNothing(path: string, { entries, records, readings, skipped }: ImportPlan): void {
  if (entries.length + records.length + readings.length > 0) return;
  throw new CommandError(
    skipped.length > 0
      ? `${path}: nothing was imported. The reasons are listed above.`
      : `${path}: it contains no addresses and no records. Write a line for each server: host port.`,
  );
}

async function recordedIn(data: string): Promise<Set<string>> {
  const names = await readdir(join(data, "records")).catch(() => []);
  return new Set(names.flatMap((name) => (name.endsWith(".json") ? [name.slice(0, -".json".length)] : [])));
}

function counts({ entries, records, readings }: ImportPlan): { entries: number; records: number; readings: number } {
  return { entries: entries.length, records: records.length, readings: readings.length };
}

function report(
  data: string,
  plan: ImportPlan,
  done: ReturnType<typeof counts> & Pick<ImportPlan, "skipped">,
  word: string,
): string {
  const skipped = [...plan.skipped, ...done.skipped];
  const more = plan.entries.filter(({ entry }) => entry.name === entry.addresses[0]?.host).length;
  return [
    ...skipped.map(({ from, why }) => `skipped: ${from}: ${why}`),
    `${word}: ${number(done.entries, "entry", "entries")}, ${number(done.records, "record")}, ${number(done.readings, "reading")}; skipped: ${String(skipped.length)}.`,
    ...(more > 0
      ? [`${number(more, "entry is", "entries are")} named after the host because no name was given: please add one.`]
      : []),
    ...(word === "written" && done.entries + done.records + done.readings > 0
      ? [`Review the new files, then run "${dataCheckCommand(data)}".`]
      : []),
  ].join("\n");
}

function number(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
