import { findingAt, type Rule } from "../check/context.ts";
import { nameOf } from "../../data/index.ts";
import { quoted } from "../../text/index.ts";

const ruleName = "opt-out";

export const optOut: Rule = {
  name: ruleName,
  description: "The opt-out list is valid, and hosts on it are not listed unless their item says listed: true.",
  check: ({ tree, entries, optOut: list, optOutFindings }) => [
    ...optOutFindings,
    ...[...entries.values()].flatMap((valid) =>
      valid.entry.addresses.flatMap(({ host }, index) => {
        const item = list.item(host);
        if (item === undefined || item.listed === true) return [];
        return [
          findingAt(
            ruleName,
            valid,
            ["addresses", index, "host"],
            `${quoted(host)} has been on the opt-out list since ${item.date} (${quoted(item.reason)}).`,
            `Its owner does not want visits: remove the address. If the owner is happy to stay listed, add listed: true in ${nameOf(tree, "opt-out.yml")}.`,
          ),
        ];
      }),
    ),
  ],
};
