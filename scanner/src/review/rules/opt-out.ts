import { findingAt, type Rule } from "../check/context.ts";
import { quoted } from "../../data/index.ts";

const NAME = "opt-out";

export const optOut: Rule = {
  name: NAME,
  description: "The opt-out list is sound, and whoever is on it is not listed, unless the item says listed: true.",
  check: ({ entries, optOut: list, optOutFindings }) => [
    ...optOutFindings,
    ...[...entries.values()].flatMap((sound) =>
      sound.entry.addresses.flatMap(({ host }, index) => {
        const item = list.item(host);
        if (item === undefined || item.listed === true) return [];
        return [
          findingAt(
            NAME,
            sound,
            ["addresses", index, "host"],
            `${quoted(host)} is on the opt-out list since ${item.date} (${quoted(item.reason)}).`,
            "Its owner does not want to be visited: take the address out. Where the owner is content to stay listed, say listed: true in data/opt-out.yml.",
          ),
        ];
      }),
    ),
  ],
};
