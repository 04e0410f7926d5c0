import type { Rule } from "../check/context.ts";
import { type Finding, nameOf } from "../../data/index.ts";

const NAME = "two-hands";

/** Who writes a file of the data folder. */
function ofCensus(path: string): boolean {
  return path.startsWith("records/") || path.startsWith("readings/") || path === "census.lock";
}

export const twoHands: Rule = {
  name: NAME,
  ofCensus: true,
  description: "People do not change records and readings; the census changes nothing else.",
  check: ({ before, byCensus, tree }) => {
    if (before === undefined) return [];
    const { added, changed, deleted } = before.difference;
    const tip = byCensus
      ? "The census writes records/ and readings/ alone: undo this change."
      : "Undo it (git checkout the file): the census writes it. A wrong fact is put right in the game's own file, a wrong measurement by the next visit.";
    const findings: Finding[] = [];
    for (const [word, items] of [
      ["added", added],
      ["changed", changed],
      ["deleted", deleted],
    ] as const) {
      for (const { path } of items) {
        if (ofCensus(path) === byCensus) continue;
        findings.push({ file: nameOf(tree, path), rule: NAME, what: `this file was ${word} by the wrong hand.`, tip });
      }
    }
    return findings;
  },
};
