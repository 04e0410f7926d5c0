import { addressKey } from "../../address/index.ts";
import { findingAt, newestLast, type Rule, type ValidEntry } from "../check/context.ts";
import type { ListedWords } from "../../text/index.ts";
import type { Finding } from "../../data/index.ts";

const ruleName = "duplicate-address";

interface Place {
  valid: ValidEntry;
  path: PropertyKey[];
  former: boolean;
}

export const duplicateAddress: Rule = {
  name: ruleName,
  description: "No address (host and port) is listed twice, including former addresses.",
  check: (context) => {
    const places = new Map<string, Place[]>();
    for (const valid of newestLast(context)) {
      for (const [key, former] of [
        ["addresses", false],
        ["formerAddresses", true],
      ] as const) {
        (valid.entry[key] ?? []).forEach((place, index) => {
          const address = addressKey(place);
          const known = places.get(address) ?? [];
          places.set(address, [...known, { valid, path: [key, index], former }]);
        });
      }
    }
    return [...places].flatMap(([address, found]) => duplicatesOf(address, found, context.listed));
  },
};

/** Two games may share a former address, since one can follow the other; anything else is a duplicate. */
function duplicatesOf(address: string, places: Place[], listed: ListedWords): Finding[] {
  return places.slice(1).flatMap((place, index) => {
    const first = places
      .slice(0, index + 1)
      .find((other) => !(other.former && place.former && other.valid !== place.valid));
    if (first === undefined) return [];
    const own = first.valid === place.valid;
    const what = own
      ? `this entry has the address ${address} twice.`
      : `${address} is ${first.former ? "a former address" : "an address"} of ${first.valid.entry.id} already.`;
    return [findingAt(ruleName, place.valid, place.path, what, tipFor(place, first, own, listed))];
  });
}

function tipFor(place: Place, first: Place, own: boolean, { game }: ListedWords): string {
  if (own)
    return place.former || first.former ? `A former address is one the ${game} no longer uses.` : "Keep one of them.";
  if (place.former !== first.former) {
    return `If the ${game} moved, change its own entry. If another ${game} is there now, remove the address from formerAddresses.`;
  }
  return `If it is the same ${game}, change ${first.valid.entry.id}.yml instead of adding a file.`;
}
