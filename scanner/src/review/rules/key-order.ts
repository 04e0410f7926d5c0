import { isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import { listingAddressSchema, listingEntrySchema } from "../../record/index.ts";
import { findingAt, type Rule, type ValidEntry } from "../check/context.ts";

const ruleName = "key-order";
const orderOfEntry = Object.keys(listingEntrySchema.shape);
const orderOfAddress = Object.keys(listingAddressSchema.shape);

export const keyOrder: Rule = {
  name: ruleName,
  description: "Keys are in the order of the schema, so that files look alike and diffs are short.",
  check: ({ entries }) =>
    [...entries.values()].flatMap((valid) =>
      mapsOf(valid).flatMap(({ map, order, path }) => {
        const late = firstOutOfOrder(map, order);
        if (late === undefined) return [];
        const tip = `The order is: ${order.filter((key) => map.has(key)).join(", ")}. --fix sorts them.`;
        return [findingAt(ruleName, valid, [...path, late], "this key is out of order.", tip)];
      }),
    ),
  fix: (valid) => {
    let changed = false;
    for (const { map, order } of mapsOf(valid)) {
      if (firstOutOfOrder(map, order) === undefined) continue;
      map.items.sort((a, b) => rank(a.key, order) - rank(b.key, order));
      changed = true;
    }
    return changed;
  },
};

/** The map of the entry and those of its addresses. */
function mapsOf({ yaml }: ValidEntry): { map: YAMLMap; order: readonly string[]; path: PropertyKey[] }[] {
  const root = yaml.document.contents;
  if (!isMap(root)) return [];
  const addresses = root.get("addresses", true);
  const items = isSeq(addresses) ? addresses.items : [];
  return [
    { map: root, order: orderOfEntry, path: [] },
    ...items.flatMap((map, index) => (isMap(map) ? [{ map, order: orderOfAddress, path: ["addresses", index] }] : [])),
  ];
}

/** The first key that comes after one it should precede. */
function firstOutOfOrder(map: YAMLMap, order: readonly string[]): string | undefined {
  let highest = -1;
  for (const { key } of map.items) {
    const place = rank(key, order);
    if (place < highest) return order[place];
    highest = place;
  }
  return undefined;
}

function rank(key: unknown, order: readonly string[]): number {
  // A key just added by another rule is still a plain string.
  return order.indexOf(String(isScalar(key) ? key.value : key));
}
