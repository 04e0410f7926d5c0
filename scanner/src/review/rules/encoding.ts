import { normaliseEncoding } from "../../encoding/index.ts";
import { findingAt, type Rule, type ValidEntry } from "../check/context.ts";
import { quoted } from "../../text/index.ts";

const ruleName = "encoding";

export const encoding: Rule = {
  name: ruleName,
  description: "Each encoding is one Mudlark can decode, under the name Mudlark uses.",
  check: ({ entries }) =>
    [...entries.values()].flatMap((valid) =>
      encodingsOf(valid).flatMap(({ name, path }) => {
        const known = normaliseEncoding(name);
        if (known === name) return [];
        if (known === undefined) {
          const tip = "Use one such as utf-8, cp437, iso-8859-1, koi8-r or big5; or remove it, and it is detected.";
          return [findingAt(ruleName, valid, path, `${quoted(name)} is not an encoding Mudlark supports.`, tip)];
        }
        return [findingAt(ruleName, valid, path, `${quoted(name)} is called ${known} here.`, "--fix corrects this.")];
      }),
    ),
  fix: (valid) => {
    let changed = false;
    for (const { name, path } of encodingsOf(valid)) {
      const known = normaliseEncoding(name);
      if (known === undefined || known === name) continue;
      valid.yaml.document.setIn(path, known);
      changed = true;
    }
    return changed;
  },
};

function encodingsOf({ entry }: ValidEntry): { name: string; path: PropertyKey[] }[] {
  return [
    ...(entry.encoding === undefined ? [] : [{ name: entry.encoding, path: ["encoding"] }]),
    ...entry.addresses.flatMap((address, index) =>
      address.encoding === undefined ? [] : [{ name: address.encoding, path: ["addresses", index, "encoding"] }],
    ),
  ];
}
