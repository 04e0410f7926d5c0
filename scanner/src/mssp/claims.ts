import { capabilityNames, claimVariables, type CapabilityName } from "../record/meaning/index.ts";
import type { MsspFacts } from "./facts.ts";
import { readFlag, statedValues } from "./values.ts";

/** What a server says about a capability, in its own spelling ("1", "0", a port), and in which variable. */
export interface Claim {
  text: string;
  variable: string;
}

/** What a server says about one capability; if there are several variables, the first that says yes. */
export function claimOf(facts: MsspFacts, capability: CapabilityName): Claim | undefined {
  const claims = claimVariables(capability).flatMap((variable) => {
    const text = statedValues(facts, variable).at(-1);
    return text === undefined ? [] : [{ text, variable }];
  });
  return claims.find(({ text }) => readFlag(text) === true) ?? claims[0];
}

/** What a server says about capabilities, in the order of the capability table. */
export function claimsOf(facts: MsspFacts): [CapabilityName, Claim][] {
  return capabilityNames.flatMap((name): [CapabilityName, Claim][] => {
    const claim = claimOf(facts, name);
    return claim === undefined ? [] : [[name, claim]];
  });
}
