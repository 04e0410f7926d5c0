import { defined } from "../../objects/index.ts";
import { pathOf, type ListingEntry, type OptOut } from "../../record/index.ts";
import type { ListedWords } from "../../text/index.ts";
import type { Finding, EntryFile, DataTree, TreeDifference, YamlFile } from "../../data/index.ts";

/** A valid entry with its file. */
export interface ValidEntry {
  entry: ListingEntry;
  yaml: YamlFile;
}

/** The data before the change under review. */
export interface Before {
  entries: ReadonlyMap<string, ValidEntry>;
  difference: TreeDifference;
}

/** Everything that a rule may look at. */
export interface CheckContext {
  tree: DataTree;
  /** Every file of the listing, valid or not. */
  files: readonly EntryFile[];
  /** The valid entries, by id. */
  entries: ReadonlyMap<string, ValidEntry>;
  optOut: OptOut;
  /** What is wrong with the opt-out list itself. */
  optOutFindings: readonly Finding[];
  /** Absent if there is nothing to compare with. */
  before?: Before;
  /** Without `before`: what has changed in the listing since the last commit, if that is known. */
  sinceCommit?: TreeDifference;
  /** The change was made by the census, not by people. */
  byCensus: boolean;
  /** Allow addresses that are not public (practice data). */
  allowPrivate: boolean;
  /** What the directory calls the listed things. */
  listed: ListedWords;
}

/** One rule of `mudlark data check`. */
export interface Rule {
  name: string;
  /** What it requires, in one sentence, for `mudlark data check --rules`. */
  description: string;
  /** True for a rule about what the census writes; the other rules do not stop a night's data. */
  ofCensus?: true;
  check(context: CheckContext): Finding[] | Promise<Finding[]>;
  /**
   * Fixes one entry in place, as far as a program can.
   * @returns whether it changed the document
   */
  fix?(valid: ValidEntry, context: CheckContext): boolean;
}

/**
 * The valid entries, ordered: unchanged, changed, then new. Rules report the later of two entries that conflict, so the
 * finding is about the change under review.
 */
export function newestLast({ entries, before, sinceCommit }: CheckContext): ValidEntry[] {
  const { changed = [], added = [] } = before?.difference ?? sinceCommit ?? {};
  const ranks = new Map([
    ...changed.map(({ path }) => [path, 1] as const),
    ...added.map(({ path }) => [path, 2] as const),
  ]);
  const rank = ({ entry: { id } }: ValidEntry): number => ranks.get(`servers/${id}.yml`) ?? 0;
  return [...entries.values()].sort((a, b) => rank(a) - rank(b));
}

/** The web addresses of an entry that have a value, and where they are in it. */
export function webAddressesOf({ entry }: ValidEntry): [path: readonly PropertyKey[], address: string][] {
  const { website, discord, play, sources = [] } = entry;
  const own = Object.entries(defined({ website, discord, play })).map(([key, address]): [string[], string] => [
    [key],
    address,
  ]);
  return [...own, ...sources.map(({ url }, index): [PropertyKey[], string] => [["sources", index, "url"], url])];
}

/** A finding about a field of an entry. */
export function findingAt(
  rule: string,
  { yaml }: ValidEntry,
  path: readonly PropertyKey[],
  what: string,
  tip: string,
): Finding {
  const field = pathOf(path);
  return { file: yaml.file, line: yaml.lineOf(path), rule, what, tip, ...(field !== "" && { field }) };
}
