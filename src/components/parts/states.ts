import type { CapabilityState } from "../../model/server-view.ts";

/** Word and meaning of each state of a capability, in the order in which they are shown. */
export const states: readonly { state: CapabilityState; word: string; meaning: string }[] = [
  { state: "measured", word: "measured", meaning: "It was negotiated during a visit, or its data arrived." },
  { state: "claimed", word: "claimed only", meaning: "The server's MSSP says so; no visit saw it." },
  {
    state: "agrees-to-all",
    word: "agrees to everything",
    meaning: "It agreed when asked, but it also agrees to an option that nobody has: that proves nothing.",
  },
  { state: "contradicted", word: "contradicted", meaning: "The server's MSSP says so, but it refused when asked." },
  { state: "refused", word: "refused", meaning: "It was asked for, and the server said no or nothing." },
  { state: "not-asked", word: "not asked", meaning: "No visit asked for it, and the server did not bring it up." },
];

/**
 * The states that a table over several games has columns or chips for: what nobody was asked says nothing, and hardly a
 * server agrees to everything.
 * @param counts how many games are in a state
 */
export function statesShown(counts: (state: CapabilityState) => number): typeof states {
  return states.filter(({ state }) => state !== "not-asked" && (state !== "agrees-to-all" || counts(state) > 0));
}

/** The word for a state: "claimed only". */
export function wordOf(state: CapabilityState): string {
  return states.find((entry) => entry.state === state)?.word ?? state;
}
