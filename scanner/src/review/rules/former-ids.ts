import { findingAt, type Rule } from "../check/context.ts";

const NAME = "former-ids";

export const formerIds: Rule = {
  name: NAME,
  description: "A former id is not reused: it is not the id or former id of another entry.",
  check: ({ entries, files }) => {
    const ids = new Set(files.flatMap(({ id }) => id ?? []));
    const owners = new Map<string, string>();
    return [...entries.values()].flatMap((valid) =>
      (valid.entry.formerIds ?? []).flatMap((former, index) => {
        const path = ["formerIds", index];
        const owner = ids.has(former) ? former : owners.get(former);
        owners.set(former, valid.entry.id);
        if (owner === undefined) return [];
        const what = ids.has(former)
          ? `${former} is the id of an entry.`
          : `${owner} also has the former id ${former}.`;
        return [findingAt(NAME, valid, path, what, "Remove it from the entry that never had it.")];
      }),
    );
  },
};
