import type { CapabilityState } from "./server-view.ts";

/** What readers call the states of a capability; the words of telnet stay in the evidence. */
export const stateWords: Readonly<Record<CapabilityState, string>> = {
  measured: "supported (measured)",
  claimed: "claimed only",
  "agrees-to-all": "agrees to everything",
  contradicted: "contradicted",
  refused: "not supported",
  "not-asked": "not tested",
};
