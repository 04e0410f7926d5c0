import { findingAt, type Rule, type ValidEntry } from "../check/context.ts";
import { whyNotPublic } from "../../address/index.ts";
import { quoted } from "../../text/index.ts";

const ruleName = "public-address";

export const publicAddress: Rule = {
  name: ruleName,
  description: "Each host is a name or an address on the public internet.",
  check: ({ entries, allowPrivate }) =>
    [...entries.values()].flatMap((valid) =>
      hostsOf(valid).flatMap(({ host, path }) => {
        const why = whyNotPublic(host);
        if (why === undefined || (allowPrivate && why.private)) return [];
        return [findingAt(ruleName, valid, path, `${quoted(host)} ${why.what}.`, why.tip)];
      }),
    ),
  // If the port in the host is not the one below it, only a person knows which is right.
  fix: (valid) => {
    let changed = false;
    for (const { host, port, path } of hostsOf(valid)) {
      const pasted = whyNotPublic(host)?.pasted;
      if (pasted === undefined || (pasted.port !== undefined && pasted.port !== port)) continue;
      valid.yaml.document.setIn(path, pasted.host);
      changed = true;
    }
    return changed;
  },
};

function hostsOf({ entry }: ValidEntry): { host: string; port: number; path: readonly PropertyKey[] }[] {
  return (["addresses", "formerAddresses"] as const).flatMap((key) =>
    (entry[key] ?? []).map(({ host, port }, index) => ({ host, port, path: [key, index, "host"] })),
  );
}
