import { addressKey } from "../../address/index.ts";
import { isSeq } from "yaml";
import { type ListingEntry } from "../../record/index.ts";
import type { CheckContext, Rule } from "../check/context.ts";
import { nameOf } from "../../data/index.ts";

const ruleName = "id-kept";

export const idKept: Rule = {
  name: ruleName,
  description: "Entries are not deleted, and a renamed entry keeps its old ids in formerIds.",
  check: (context) =>
    lost(context).map(({ id, heir }) => {
      const file = nameOf(context.tree, `servers/${id}.yml`);
      if (heir === undefined) {
        const tip = `Restore it (with git checkout, or on GitHub by copying it from the main branch): ${context.listed.aGame} that no longer answers goes dark automatically. If it was renamed, add formerIds: [${id}] to its new file.`;
        return { file, rule: ruleName, what: "this entry was deleted.", tip };
      }
      const tip = `Add formerIds: [${id}] to ${heir}.yml, so that links to it still work. --fix does this.`;
      return { file, rule: ruleName, what: `the id ${id} was lost when the entry became ${heir}.`, tip };
    }),
  fix: ({ entry, yaml }, context) => {
    const mine = lost(context).filter(({ heir }) => heir === entry.id);
    if (mine.length === 0) return false;
    const ids = yaml.document.get("formerIds");
    if (isSeq(ids)) for (const { id } of mine) ids.add(id);
    else yaml.document.set("formerIds", yaml.document.createNode(mine.map(({ id }) => id)));
    return true;
  },
};

/** Ids that existed before and are now neither an id nor a former id, each with the entry that replaced it. */
function lost(context: CheckContext): { id: string; heir: string | undefined }[] {
  const { before, entries, files, optOut } = context;
  if (before === undefined) return [];
  const present = new Set(files.flatMap(({ id }) => id ?? []));
  const kept = new Set([...present, ...[...entries.values()].flatMap(({ entry }) => entry.formerIds ?? [])]);
  return [...before.entries.values()].flatMap(({ entry }) => {
    // A file that exists but is invalid has its own findings.
    if (present.has(entry.id) && !entries.has(entry.id)) return [];
    const optedOut = entry.addresses.every(({ host }) => optOut.reason(host) !== undefined);
    return [entry.id, ...(entry.formerIds ?? [])]
      .filter((id) => !kept.has(id) && !optedOut)
      .map((id) => ({ id, heir: heirOf(entry, context) }));
  });
}

/** The entry that replaces another: the one with the same id, else one that has an address of it. */
function heirOf(old: ListingEntry, { entries }: CheckContext): string | undefined {
  if (entries.has(old.id)) return old.id;
  const addresses = new Set(old.addresses.map(addressKey));
  return [...entries.values()].find(({ entry }) =>
    [...entry.addresses, ...(entry.formerAddresses ?? [])].some((address) => addresses.has(addressKey(address))),
  )?.entry.id;
}
