import { writeFile } from "node:fs/promises";
import { InvalidArgumentError, Option, type Command } from "commander";
import { commitOf, directoryTree, gitTree, mergeBaseOf, type DataTree } from "../../data/index.ts";
import { defined } from "../../objects/index.ts";
import {
  checkData,
  diffData,
  fixData,
  markdown,
  markdownChanges,
  fixedFiles,
  plainChanges,
  plainFindings,
  rules,
  type FixedFile,
} from "../../review/index.ts";
import { systemResolve } from "../../census/index.ts";
import { withPort, parseTarget } from "../../address/index.ts";
import { visit } from "../../session/index.ts";
import { askAtTerminal, dataNew, type NewOptions } from "../new-entry.ts";
import { columnBounds, RecordError } from "../../record/index.ts";
import { messageOf, showUnseen } from "../../text/index.ts";
import { configuredWords, crawler } from "../configuration.ts";
import { wholeNumberBetween } from "../option-values.ts";
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

/** `mudlark data`: checks the listing, and describes a change to it. */
export function register(program: Command): void {
  const data = program
    .command("data")
    .summary("check the listing, or add to it")
    .description("Manage the listing: check it, add to it, describe a change to it.");
  comparing(
    data
      .command("check")
      .description("Check the listing and the census data. Exits with 1 when there is something to fix.")
      .option("--fix", "fix what can be fixed automatically, keeping comments")
      .addOption(
        new Option(
          "--by-census",
          "the change was made by the census: it may touch only records, readings and counts; problems in the listing are reported, but are not errors",
        ).env("MUDLARK_BY_CENSUS"),
      )
      .option("--allow-private", "allow hosts that are not public (practice data)")
      .option("--fixed <file>", "write the files as --fix would leave them to this file, as JSON; change nothing")
      .option("--rules", "list the rules"),
  ).action((options: CheckOptions) => reportErrors(() => check(options)));
  data
    .command("new")
    .description("Visit a server once and create its entry.")
    .argument("<host>", "host, or host:port")
    .argument("[port]", "port", wholeNumberBetween(1, 65_535))
    .option("--name <name>", "its name, if the server does not report it")
    .option("--tls", "TLS from the first byte")
    .option("--encoding <name>", "the encoding of its text, if known (cp437, big5, koi8-r …)")
    .option("--columns <n>", "the width its login screen was drawn for, if not 80", wholeNumberBetween(...columnBounds))
    .option("--mssp-text", "also request MSSP as a line of text, which some servers treat as a character name")
    .option("--id <id>", "the entry's id, instead of one derived from the name")
    .option("--not-same-as <id...>", "it has a similar name to these entries, but is not one of them")
    .option("--no-visit", "create the entry without visiting the server")
    .option("--allow-private", "also visit addresses on your own machine or network (practice)")
    .option("--data <folder>", "the data folder", "data")
    .option("--dry-run", "show the file, but write nothing")
    .option("-y, --yes", "write the file without asking")
    .action((host: string, port: number | undefined, options: NewOptions) =>
      reportErrors(() => create(host, port, options)),
    );
  comparing(data.command("diff").description("Describe a change to the listing in plain English.")).action(
    (options: CompareOptions) => reportErrors(() => diff(options)),
  );
}

const ofCensus = new Set(rules.flatMap((rule) => (rule.ofCensus === true ? rule.name : [])));

function comparing(command: Command): Command {
  return command
    .option("--data <folder>", "the data folder", "data")
    .option("--base <ref>", "compare with the merge base of this branch, as in origin/main", gitRef)
    .option("--head <ref>", "check this commit instead of the files on disk, without checking it out", gitRef)
    .addOption(
      new Option("--format <format>", "output format").choices(["plain", "json", "markdown"]).default("plain"),
    );
}

async function check(options: CheckOptions): Promise<void> {
  if (options.rules === true) {
    for (const { name, description } of rules) console.log(`${name}: ${description}`);
    return;
  }
  const { before, after } = treesOf(options);
  const committed = before === undefined && options.head === undefined ? committedTree(options.data) : undefined;
  const how = {
    ...defined({ before, committed }),
    byCensus: options.byCensus === true,
    allowPrivate: options.allowPrivate === true,
    listed: configuredWords(),
  };
  if (options.fix === true) {
    for (const { file, now, rules: used } of await fixData(options.data, how))
      console.error(`${file}: fixed (${used.join(", ")})${now === undefined ? "" : `, renamed to ${now}`}`);
  }
  if (options.fixed !== undefined) await writeFixed(options.fixed, await fixedFiles(after, how));
  const findings = await checkData(after, how);
  if (options.format === "json") console.log(JSON.stringify(findings, undefined, 2));
  else if (options.format === "markdown") console.log(markdown(findings));
  else {
    const files = (await after.items()).filter(({ path }) => path.startsWith("servers/")).length;
    console.log(showUnseen(plainFindings(findings, files)));
  }
  // A mistake in the listing does not invalidate a night's data: it is reported, but does not fail the check.
  const problems = findings.filter(({ hint }) => hint !== true);
  const stopping = options.byCensus === true ? problems.filter(({ rule }) => ofCensus.has(rule)) : problems;
  // The code is the result, even if the list above cannot be written: a full disk with the log must not end the night.
  process.exitCode = stopping.length > 0 ? 1 : 0;
  if (stopping.length === 0 && problems.length > 0)
    console.error("None of this concerns the census data, so the night continues.");
}

async function writeFixed(file: string, files: readonly FixedFile[]): Promise<void> {
  await writeFile(file, `${JSON.stringify(files, undefined, 2)}\n`).catch((cause: unknown) => {
    throw new RecordError(`${file}: cannot be written (${messageOf(cause)}). Choose another file.`, { cause });
  });
}

async function create(host: string, port: number | undefined, options: NewOptions): Promise<void> {
  const target = parseTarget(port === undefined ? host : withPort(host, String(port)));
  const ask = process.stdin.isTTY ? askAtTerminal : undefined;
  const say = (text: string): void => console.log(showUnseen(text));
  await dataNew({ ...target, tls: options.tls === true }, options, {
    visit: asCrawler,
    resolve: systemResolve(),
    ask,
    say,
  });
}

async function diff(options: CompareOptions): Promise<void> {
  const { before, after } = treesOf({ ...options, base: options.base ?? "HEAD" });
  const changes = before === undefined ? [] : await diffData(before, after, configuredWords());
  if (options.format === "json") console.log(JSON.stringify(changes, undefined, 2));
  else console.log(options.format === "markdown" ? markdownChanges(changes) : showUnseen(plainChanges(changes)));
}

function treesOf({ data, base, head }: CompareOptions): { before: DataTree | undefined; after: DataTree } {
  const after = head === undefined ? directoryTree(data) : gitTree(".", commitOf(".", head), "data");
  const before = base === undefined ? undefined : gitTree(".", mergeBaseOf(".", base, head ?? "HEAD"), "data");
  return { before, after };
}

/** The data folder in the last commit; undefined outside a checkout, or for a folder that git does not know. */
function committedTree(data: string): DataTree | undefined {
  if (data !== "data") return undefined;
  try {
    return gitTree(".", commitOf(".", "HEAD"), "data");
  } catch (error) {
    if (error instanceof RecordError) return undefined;
    throw error;
  }
}

const asCrawler: typeof visit = (target, options) => visit(target, { ...options, crawler: crawler() });

/** Git would interpret a ref that starts with a hyphen as an option. */
function gitRef(text: string): string {
  if (text.startsWith("-") || text === "")
    throw new InvalidArgumentError("Expected a branch or a commit, as in origin/main.");
  return text;
}
