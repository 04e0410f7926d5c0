import { readListing, readOptOutOf, differenceOf, isOfCensus, type DataTree } from "../../data/index.ts";
import type { ListingEntry } from "../../record/index.ts";
import { mudWords, type ListedWords } from "../../text/index.ts";
import { addedGame, changedGame, deletedGame, optOutChanges, type PlainChange } from "./change.ts";

/**
 * What a change to the data will do, in plain English.
 * @param before the data folder as it was
 * @param after the data folder as it will be; invalid files are ignored (the check reports them)
 * @param listed what the directory calls the listed things; games by default
 */
export async function diffData(
  before: DataTree,
  after: DataTree,
  listed: ListedWords = mudWords,
): Promise<PlainChange[]> {
  const [old, now] = [await entriesOf(before), await entriesOf(after)];
  const changes: PlainChange[] = [];
  const renamed = new Set<string>();
  for (const [id, entry] of now) {
    const formerId = entry.formerIds?.find((former) => old.has(former) && !now.has(former));
    const was = old.get(id) ?? (formerId === undefined ? undefined : old.get(formerId));
    if (was === undefined) changes.push(addedGame(entry, listed));
    else {
      renamed.add(was.id);
      const change = changedGame(was, entry, listed);
      if (change !== undefined) changes.push(change);
    }
  }
  const difference = await differenceOf(before, after);
  const gone = new Set(difference.deleted.map(({ path }) => path));
  for (const [id, entry] of old) {
    if (!renamed.has(id) && gone.has(`servers/${id}.yml`)) changes.push(deletedGame(entry, listed));
  }
  changes.push(...optOutChanges((await readOptOutOf(before)).items, (await readOptOutOf(after)).items));
  return [...changes, ...otherFiles(difference)];
}

function otherFiles(difference: Awaited<ReturnType<typeof differenceOf>>): PlainChange[] {
  const paths = Object.values(difference).flatMap((items: { path: string }[]) => items.map(({ path }) => path));
  const generated = paths.filter(isOfCensus).length;
  const others = paths.filter((path) => !isOfCensus(path) && !/^servers\/|^opt-out\.yml$/.test(path)).length;
  const files = (count: number): string => (count === 1 ? "one file" : `${String(count)} files`);
  const changes: PlainChange[] = [];
  if (generated > 0)
    changes.push({ kind: "generated", sentences: [`Changes ${files(generated)} that only the census may write.`] });
  if (others > 0) changes.push({ kind: "other", sentences: [`Changes ${files(others)} outside the listing.`] });
  return changes;
}

async function entriesOf(tree: DataTree): Promise<Map<string, ListingEntry>> {
  const files = await readListing(tree);
  return new Map(files.flatMap(({ entry }) => (entry === undefined ? [] : [[entry.id, entry] as const])));
}
