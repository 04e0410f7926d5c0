import type { Rule } from "../check/context.ts";
import { type Finding, isOfCensus, nameOf } from "../../data/index.ts";

const ruleName = "two-hands";

export const twoHands: Rule = {
  name: ruleName,
  ofCensus: true,
  description: "Only the census changes records, readings and counts, and it changes nothing else.",
  check: ({ before, byCensus, tree, listed }) => {
    if (before === undefined) return [];
    const { added, changed, deleted } = before.difference;
    const tip = byCensus
      ? "The census may only change records/, readings/ and counts/: undo this change."
      : `Undo it (with git checkout, or on GitHub by copying the file from the main branch): only the census writes it. Correct facts in the ${listed.game}'s own file; the next visit corrects measurements.`;
    const findings: Finding[] = [];
    for (const [word, items] of [
      ["added", added],
      ["changed", changed],
      ["deleted", deleted],
    ] as const) {
      for (const { path } of items) {
        if (isOfCensus(path) === byCensus) continue;
        findings.push({
          file: nameOf(tree, path),
          rule: ruleName,
          what: `this file was ${word}, but ${byCensus ? "the census may not change it" : "only the census may change it"}.`,
          tip,
        });
      }
    }
    return findings;
  },
};
