import { foldName } from "./fold-name.ts";
import { skeletonOf } from "./lookalikes.ts";

/** Shortest folded name that may differ by one letter; short names often differ by just one. */
const shortestAlike = 8;

/**
 * Pairs of names that are nearly the same: equal apart from case, accents, punctuation, generic words and letters of
 * another script that look the same ("The Amethyst Kingdom" and "Amethyst_Kingdom-OLD"), or long and different by one
 * letter ("AmethustKingdom"), but not by a digit.
 * Linear in the number of names.
 * @returns pairs of ids, the earlier one first
 */
export function namesakes(named: readonly { id: string; name: string }[]): [string, string][] {
  const known = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const { id, name } of named) {
    const folded = foldName(name);
    if (folded === "") continue;
    const exact = [folded, skeletonOf(name)];
    const traces = new Set(folded.length >= shortestAlike ? [...exact, ...withoutOneLetter(folded)] : exact);
    const likes = new Set(Array.from(traces).flatMap((trace) => known.get(trace) ?? []));
    for (const like of likes) pairs.push([like, id]);
    for (const trace of traces) if (!known.has(trace)) known.set(trace, id);
  }
  return pairs;
}

/**
 * All variants of the name with one letter replaced by a placeholder, so that names that differ in that letter match.
 * Digits are kept: MUD1 is not MUD2.
 */
function withoutOneLetter(name: string): string[] {
  return [...name.matchAll(/\P{N}/gu)].map(({ 0: letter, index }) => {
    return `${name.slice(0, index)}?${name.slice(index + letter.length)}`;
  });
}
