import type { ListingEntry } from "../record/index.ts";

/** A former id that already belongs to another entry. */
export interface TakenFormerId {
  entry: ListingEntry;
  /** Its position in the entry's formerIds. */
  index: number;
  former: string;
  /** The entry that has it, as its id or as a former id. */
  owner: string;
  what: string;
  tip: string;
}

/**
 * Finds former ids that are also the id of an entry, or a former id of an earlier one: an old link could lead to two
 * games.
 * @param ids every id of the listing
 */
export function takenFormerIds(entries: Iterable<ListingEntry>, ids: ReadonlySet<string>): TakenFormerId[] {
  const owners = new Map<string, string>();
  const taken: TakenFormerId[] = [];
  for (const entry of entries) {
    for (const [index, former] of (entry.formerIds ?? []).entries()) {
      const owner = ids.has(former) ? former : owners.get(former);
      owners.set(former, entry.id);
      if (owner === undefined) continue;
      const what = owner === former ? `${former} is the id of an entry.` : `${owner} also has the former id ${former}.`;
      taken.push({ entry, index, former, owner, what, tip: "Remove it from the entry that never used it." });
    }
  }
  return taken;
}
