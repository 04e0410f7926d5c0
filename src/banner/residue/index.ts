import { hideAddresses } from "./addresses.ts";
import { stripHttpAnswer } from "./http.ts";
import { stripMcp } from "./mcp.ts";
import { stripMsp } from "./msp.ts";
import { stripMxp } from "./mxp.ts";
import { stripProbes } from "./probe.ts";
import { stripPueblo } from "./pueblo.ts";

interface ResidueOptions {
  /** MXP was negotiated, so its tags and entities are markup. */
  mxp: boolean;
  /** Addresses that may be shown: the server's own. */
  ownAddresses: readonly string[];
}

/**
 * Removes protocol leftovers from a banner's text, and what it says about the scanner. No word that a player would read
 * is lost: `<name>` and `<connect>` stay, as does anything else that only looks like a tag.
 */
export function stripResidue(text: string, { mxp, ownAddresses }: ResidueOptions): string {
  const plain = stripMcp(stripMsp(stripPueblo(stripProbes(stripHttpAnswer(text)))));
  return hideAddresses(stripMxp(plain, mxp), ownAddresses);
}
