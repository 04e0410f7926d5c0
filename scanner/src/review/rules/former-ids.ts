import { takenFormerIds } from "../../data/index.ts";
import { findingAt, type Rule } from "../check/context.ts";

const ruleName = "former-ids";

export const formerIds: Rule = {
  name: ruleName,
  description: "A former id is not reused: it is not the id or former id of another entry.",
  check: ({ entries, files }) => {
    const ids = new Set(files.flatMap(({ id }) => id ?? []));
    const taken = takenFormerIds(
      [...entries.values()].map(({ entry }) => entry),
      ids,
    );
    return taken.flatMap(({ entry, index, what, tip }) => {
      const valid = entries.get(entry.id);
      return valid === undefined ? [] : [findingAt(ruleName, valid, ["formerIds", index], what, tip)];
    });
  },
};
