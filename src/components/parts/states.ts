import type { CapabilityState } from "../../model/server-view.ts";
import { stateWords } from "../../model/state-words.ts";

/** Meaning of each state of a capability, in the order in which they are shown. */
export const states: readonly { state: CapabilityState; meaning: string }[] = [
  { state: "measured", meaning: "It was negotiated during a visit, or its data arrived." },
  { state: "claimed", meaning: "The server's MSSP says so; no visit has seen it." },
  {
    state: "agrees-to-all",
    meaning: "It agreed when asked, but it also agrees to an option that does not exist: that proves nothing.",
  },
  { state: "contradicted", meaning: "The server's MSSP says so, but the server refused when asked." },
  { state: "refused", meaning: "We asked for it; the server declined or did not answer." },
  { state: "not-asked", meaning: "No visit asked for it, and the server did not offer it." },
];

/**
 * The states that tables over several games have columns or chips for. States that say nothing (not asked) or hardly
 * ever occur (agrees to everything) are left out.
 * @param counts how many games are in a state
 */
export function statesShown(counts: (state: CapabilityState) => number): typeof states {
  return states.filter(({ state }) => state !== "not-asked" && (state !== "agrees-to-all" || counts(state) > 0));
}

/** The word for a state: "claimed only". */
export function wordOf(state: CapabilityState): string {
  return stateWords[state];
}
