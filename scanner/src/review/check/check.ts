import { optOutOf } from "../../record/index.ts";
import {
  type Finding,
  readListing,
  readOptOutOf,
  type EntryFile,
  differenceOf,
  type DataTree,
} from "../../data/index.ts";
import { mudWords, type ListedWords } from "../../text/index.ts";
import { rules } from "../rules/index.ts";
import type { Before, CheckContext, ValidEntry } from "./context.ts";

export interface CheckOptions {
  /** The data before the change; if absent, nothing is compared. */
  before?: DataTree;
  /** The last commit, if nothing is compared: of two entries that conflict, the newer one is reported. */
  committed?: DataTree;
  byCensus?: boolean;
  allowPrivate?: boolean;
  /** What the directory calls the listed things; games by default. */
  listed?: ListedWords;
}

/**
 * Checks a data folder by every rule.
 * @param tree the data folder: on disk, or in a commit
 * @returns what is wrong, sorted by file and line; empty if nothing is
 * @throws RecordError when the folder itself cannot be read
 */
export async function checkData(tree: DataTree, options: CheckOptions = {}): Promise<Finding[]> {
  const context = await contextOf(tree, options);
  const findings: Finding[] = [];
  for (const rule of rules) findings.push(...(await rule.check(context)));
  return findings.sort(byPlace);
}

/** Reads everything the rules need. */
export async function contextOf(tree: DataTree, options: CheckOptions): Promise<CheckContext> {
  const files = await readListing(tree);
  const list = await readOptOutOf(tree);
  const context: CheckContext = {
    tree,
    files,
    entries: soundOf(files),
    optOut: optOutOf(list.items),
    optOutFindings: list.findings,
    byCensus: options.byCensus ?? false,
    allowPrivate: options.allowPrivate ?? false,
    listed: options.listed ?? mudWords,
  };
  if (options.before !== undefined) context.before = await beforeOf(options.before, tree);
  else if (options.committed !== undefined)
    context.sinceCommit = await differenceOf(options.committed, tree, (path) => path.startsWith("servers/"));
  return context;
}

async function beforeOf(before: DataTree, tree: DataTree): Promise<Before> {
  return { entries: soundOf(await readListing(before)), difference: await differenceOf(before, tree) };
}

function soundOf(files: readonly EntryFile[]): Map<string, ValidEntry> {
  const valid = new Map<string, ValidEntry>();
  for (const { entry, yaml } of files) {
    if (entry !== undefined && yaml !== undefined) valid.set(entry.id, { entry, yaml });
  }
  return valid;
}

function byPlace(a: Finding, b: Finding): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0);
}
