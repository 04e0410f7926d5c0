import { writeFile } from "node:fs/promises";
import { InvalidArgumentError, Option, type Command } from "commander";
import { commitOf, directoryTree, gitTree, mergeBaseOf, type DataTree } from "../../data/index.ts";
import {
  checkData,
  diffData,
  fixData,
  markdown,
  markdownChanges,
  fixedFiles,
  plainChanges,
  plainText,
  rules,
  type FixedFile,
} from "../../review/index.ts";
import { systemResolve } from "../../census/index.ts";
import { formatTarget, parseTarget } from "../../address/index.ts";
import { visit } from "../../session/index.ts";
import { askAtTerminal, dataNew, type NewOptions } from "../new-entry.ts";
import { RecordError } from "../../record/index.ts";
import { showUnseen } from "../../text/index.ts";
import { reportErrors } from "../report-errors.ts";

interface CompareOptions {
  data: string;
  base?: string;
  head?: string;
  format: "plain" | "json" | "markdown";
}

interface CheckOptions extends CompareOptions {
  fix?: true;
  fixed?: string;
  byCensus?: true;
  allowPrivate?: true;
  rules?: true;
}

/** `mudlark data`: check the listing, and say what a change of it will do. */
export function register(program: Command): void {
  const data = program
    .command("data")
    .summary("check the listing, add to it")
    .description("Look after the listing: check it, add to it, tell what a change does.");
  comparing(
    data
      .command("check")
      .description("Check the listing and what the census wrote. Exit code 1 when there is something to fix.")
      .option("--fix", "fix what can be fixed; comments stay")
      .addOption(
        new Option(
          "--by-census",
          "the change is the census's own: it may touch records and readings alone; what is wrong with the listing is told, and is no error",
        ).env("MUDLARK_BY_CENSUS"),
      )
      .option("--allow-private", "hosts that are not public are fine (practice data)")
      .option("--fixed <file>", "write what --fix would make of the files to this file, as JSON; change nothing")
      .option("--rules", "list the rules"),
  ).action((options: CheckOptions) => reportErrors(() => check(options)));
  data
    .command("new")
    .description("Visit a server once, and propose its file.")
    .argument("<host>", "host, or host:port")
    .argument("[port]", "port", wholeNumber)
    .option("--name <name>", "its name, where the server does not say it")
    .option("--tls", "TLS from the first byte")
    .option("--encoding <name>", "encoding of its text, where it is known (cp437, big5, koi8-r …)")
    .option("--columns <n>", "width that its login screen was drawn for, when it is not 80", wholeNumber)
    .option("--mssp-text", "also ask for MSSP as a line of text, which some servers take for a name")
    .option("--id <id>", "id of the entry, instead of the one made of its name")
    .option("--not-same-as <id...>", "it is named like these games, and is another one")
    .option("--no-visit", "write the file without visiting the server")
    .option("--allow-private", "visit addresses of your own machine or network, too (practice)")
    .option("--data <folder>", "the data folder", "data")
    .option("--dry-run", "show the file, and write nothing")
    .option("-y, --yes", "write it without asking")
    .action((host: string, port: number | undefined, options: NewOptions) =>
      reportErrors(() => create(host, port, options)),
    );
  comparing(data.command("diff").description("Say in plain words what a change of the listing does.")).action(
    (options: CompareOptions) => reportErrors(() => diff(options)),
  );
}

const ofCensus = new Set(rules.flatMap((rule) => (rule.ofCensus === true ? rule.name : [])));

function comparing(command: Command): Command {
  return command
    .option("--data <folder>", "the data folder", "data")
    .option("--base <ref>", "compare with the commit at which the change left this branch, as in origin/main", gitRef)
    .option("--head <ref>", "look at this commit instead of the files on disk; nothing of it is checked out", gitRef)
    .addOption(
      new Option("--format <format>", "form of the output").choices(["plain", "json", "markdown"]).default("plain"),
    );
}

async function check(options: CheckOptions): Promise<void> {
  if (options.rules === true) {
    for (const { name, description } of rules) console.log(`${name}: ${description}`);
    return;
  }
  const { before, after } = treesOf(options);
  const how = {
    ...(before === undefined ? {} : { before }),
    byCensus: options.byCensus === true,
    allowPrivate: options.allowPrivate === true,
  };
  if (options.fix === true) {
    for (const { file, now, rules: used } of await fixData(options.data, how))
      console.error(`${file}: fixed (${used.join(", ")})${now === undefined ? "" : `, and renamed to ${now}`}`);
  }
  if (options.fixed !== undefined) await writeFixed(options.fixed, await fixedFiles(after, how));
  const findings = await checkData(after, how);
  if (options.format === "json") console.log(JSON.stringify(findings, undefined, 2));
  else if (options.format === "markdown") console.log(markdown(findings));
  else {
    const files = (await after.items()).filter(({ path }) => path.startsWith("servers/")).length;
    console.log(showUnseen(plainText(findings, files)));
  }
  // A night's data are none the worse for what people wrote into the listing: it is told, and stops nothing.
  const stopping = options.byCensus === true ? findings.filter(({ rule }) => ofCensus.has(rule)) : findings;
  if (stopping.length > 0) process.exitCode = 1;
  else if (findings.length > 0) console.error("None of this is about the census's data: the night goes on.");
}

async function writeFixed(file: string, files: readonly FixedFile[]): Promise<void> {
  await writeFile(file, `${JSON.stringify(files, undefined, 2)}\n`).catch((cause: unknown) => {
    throw new RecordError(`${file}: cannot be written (${(cause as Error).message}). Name another file.`, { cause });
  });
}

async function create(host: string, port: number | undefined, options: NewOptions): Promise<void> {
  const target = parseTarget(
    port === undefined ? host : formatTarget({ host: host.replace(/^\[(.*)\]$/, "$1"), port }),
  );
  const ask = process.stdin.isTTY ? askAtTerminal : undefined;
  const say = (text: string): void => console.log(showUnseen(text));
  await dataNew({ ...target, tls: options.tls === true }, options, { visit, resolve: systemResolve(), ask, say });
}

async function diff(options: CompareOptions): Promise<void> {
  const { before, after } = treesOf({ ...options, base: options.base ?? "HEAD" });
  const changes = before === undefined ? [] : await diffData(before, after);
  if (options.format === "json") console.log(JSON.stringify(changes, undefined, 2));
  else console.log(options.format === "markdown" ? markdownChanges(changes) : showUnseen(plainChanges(changes)));
}

function treesOf({ data, base, head }: CompareOptions): { before: DataTree | undefined; after: DataTree } {
  const after = head === undefined ? directoryTree(data) : gitTree(".", commitOf(".", head), "data");
  const before = base === undefined ? undefined : gitTree(".", mergeBaseOf(".", base, head ?? "HEAD"), "data");
  return { before, after };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError("Write a whole number.");
  return Number(text);
}

/** Git would read a ref that starts with a hyphen as an option. */
function gitRef(text: string): string {
  if (text.startsWith("-") || text === "")
    throw new InvalidArgumentError("Name a branch or a commit, as in origin/main.");
  return text;
}
