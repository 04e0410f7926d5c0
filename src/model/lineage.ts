import type { ListingEntry } from "@mudlark/scanner/record";
import type { Aliases } from "./aliases.ts";
import { msspList, type MsspStatements } from "./mssp.ts";
import type { Fact, GroupRef } from "./server-view.ts";
import { fact } from "./stated.ts";

/** The codebase that a name refers to, and its family; the first of several that is known. */
export function codebaseOf(
  codebase: Fact<string> | null,
  mssp: MsspStatements,
  aliases: Aliases,
): { group: GroupRef; family: GroupRef | null } | null {
  if (codebase === null) return null;
  const values = codebase.source === "mssp" ? msspList(mssp, "CODEBASE").map((each) => each.value) : [codebase.value];
  const known = [codebase.value, ...values].map((value) => aliases.codebase(value));
  return (
    known.find((each) => each.known && each.family !== null) ?? known.find((each) => each.known) ?? known[0] ?? null
  );
}

/**
 * The family of a game: from the listing, from its MSSP, or from its codebase. MSSP's "custom" does not count as a
 * family.
 * @param byCodebase the family that its codebase belongs to
 */
export function familyOf(
  entry: ListingEntry,
  mssp: MsspStatements,
  byCodebase: GroupRef | null,
  aliases: Aliases,
): Fact<GroupRef> | null {
  if (entry.family !== undefined) return fact(aliases.family(entry.family).group);
  const said = msspList(mssp, "FAMILY").map((each) => ({ ...each, value: aliases.family(each.value) }));
  const chosen = said.find((each) => each.value.known && each.value.group.slug !== "custom");
  if (chosen !== undefined) return { ...chosen, value: chosen.value.group };
  if (byCodebase !== null) return { value: byCodebase, source: "derived", at: null, confirmed: null };
  const first = said[0];
  return first === undefined ? null : { ...first, value: first.value.group };
}
