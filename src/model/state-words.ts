import type { CapabilityState } from "./server-view.ts";

/** How readers see the states of a capability; telnet terms stay in the evidence. */
export const stateWords: Readonly<Record<CapabilityState, string>> = {
  measured: "supported (measured)",
  claimed: "claimed only",
  "agrees-to-all": "agrees to everything",
  contradicted: "contradicted",
  refused: "not supported",
  "not-asked": "not tested",
};
