import { findingAt, type Rule } from "../check/context.ts";
import { whyNotPublic } from "../../address/index.ts";
import { quoted } from "../../text/index.ts";

const ruleName = "public-address";

export const publicAddress: Rule = {
  name: ruleName,
  description: "Each host is a name or an address on the public internet.",
  check: ({ entries, allowPrivate }) =>
    [...entries.values()].flatMap((valid) =>
      (["addresses", "formerAddresses"] as const).flatMap((key) =>
        (valid.entry[key] ?? []).flatMap(({ host }, index) => {
          const why = whyNotPublic(host);
          if (why === undefined || (allowPrivate && why.private)) return [];
          return [findingAt(ruleName, valid, [key, index, "host"], `${quoted(host)} ${why.what}.`, why.tip)];
        }),
      ),
    ),
};
