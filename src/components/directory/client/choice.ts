import type { DirectoryData } from "../data.ts";
import type { Wish } from "./address.ts";
import type { Choice } from "./select.ts";

/** The chosen values by their index in the data. */
export function choiceOf({ facets }: DirectoryData, { chosen }: Pick<Wish, "chosen">): Choice {
  const choice = new Map<string, Set<number>>();
  let first = 0;
  for (const { key, values } of facets) {
    const slugs = chosen.get(key);
    if (slugs !== undefined) {
      choice.set(
        key,
        new Set([...values.keys()].filter((at) => slugs.has(values[at]?.slug ?? "")).map((at) => first + at)),
      );
    }
    first += values.length;
  }
  return choice;
}
