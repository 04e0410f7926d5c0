import { addressKey } from "../../address/index.ts";
import { isSeq } from "yaml";
import { findingAt, type CheckContext, type Rule, type ValidEntry } from "../check/context.ts";

const ruleName = "address-kept";

export const addressKept: Rule = {
  name: ruleName,
  description: "When a server moves, its old address stays in formerAddresses.",
  check: (context) =>
    [...context.entries.values()].flatMap((valid) =>
      lost(valid, context).map(({ host, port }) =>
        findingAt(
          ruleName,
          valid,
          ["formerAddresses"],
          `the address ${host} ${String(port)} is gone.`,
          `If the ${context.listed.game} moved, keep the old address in formerAddresses, so that people who know it find the new one. --fix does this.`,
        ),
      ),
    ),
  fix: (valid, context) => {
    const gone = lost(valid, context);
    if (gone.length === 0) return false;
    const { document } = valid.yaml;
    const former = document.get("formerAddresses");
    const nodes = gone.map((address) => document.createNode(address));
    if (isSeq(former)) for (const node of nodes) former.add(node);
    else document.set("formerAddresses", document.createNode(gone));
    return true;
  },
};

/** Addresses the entry had before that are nowhere in the listing now. */
function lost({ entry }: ValidEntry, context: CheckContext): { host: string; port: number }[] {
  const old = context.before?.entries.get(entry.id)?.entry;
  if (old === undefined) return [];
  const kept = knownAddresses(context);
  return [...old.addresses, ...(old.formerAddresses ?? [])]
    .filter((address) => !kept.has(addressKey(address)) && context.optOut.reason(address.host) === undefined)
    .map(({ host, port }) => ({ host, port }));
}

const known = new WeakMap<CheckContext, Set<string>>();

function knownAddresses(context: CheckContext): Set<string> {
  const found = known.get(context) ?? new Set<string>();
  if (!known.has(context)) {
    for (const { entry } of context.entries.values()) {
      for (const address of [...entry.addresses, ...(entry.formerAddresses ?? [])]) found.add(addressKey(address));
    }
    known.set(context, found);
  }
  return found;
}
