import { addressKey } from "../../address/index.ts";
import { type ListingEntry } from "../../record/index.ts";
import { findingAt, newestLast, type Rule } from "../check/context.ts";
import { type Finding } from "../../data/index.ts";
import { lookAlike, lookalikesIn, namesakes } from "../../likeness/index.ts";
import { quoted } from "../../text/index.ts";

const ruleName = "duplicate-game";

export const duplicateGame: Rule = {
  name: ruleName,
  description:
    "Nothing is listed twice under similar names; different entries with similar names say so with notSameAs.",
  check: (context) => {
    const { entries, listed } = context;
    const named = newestLast(context).flatMap(({ entry }) => {
      // An entry named after its host because it has no name may have namesakes on other ports.
      return entry.addresses.some(({ host }) => host === entry.name) ? [] : [{ id: entry.id, name: entry.name }];
    });
    const findings: Finding[] = [];
    for (const [a, b] of namesakes(named)) {
      const [first, second] = [entries.get(a), entries.get(b)];
      if (first === undefined || second === undefined) continue;
      if (first.entry.notSameAs?.includes(b) === true || second.entry.notSameAs?.includes(a) === true) continue;
      // The rule duplicate-address reports two files with one address.
      if (shareAnAddress(first.entry, second.entry)) continue;
      findings.push(
        findingAt(
          ruleName,
          second,
          ["name"],
          `${quoted(second.entry.name)} looks like ${quoted(first.entry.name)} (${a}).${otherScript(first.entry, second.entry)}`,
          `If it is the same ${listed.game}, add its address to ${a}.yml; if not, add notSameAs: [${a}] to this file.`,
        ),
      );
    }
    return findings;
  },
};

/** The letters that make two names look alike, since nobody can see them. */
function otherScript(first: ListingEntry, second: ListingEntry): string {
  if (!lookAlike(first.name, second.name)) return "";
  const [a, b] = [first, second].map(({ name }) => lookalikesIn(name));
  return b?.length ? ` Its letters ${b.join(", ")} are not Latin.` : ` In ${first.id}, ${a?.join(", ")} are not Latin.`;
}

function shareAnAddress(a: ListingEntry, b: ListingEntry): boolean {
  const known = new Set(a.addresses.map(addressKey));
  return b.addresses.some((address) => known.has(addressKey(address)));
}
