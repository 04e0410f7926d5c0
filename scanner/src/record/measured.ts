import type { Evidence, MudlarkPart, Quirks } from "./mudlark-part.ts";

/** The quirks of a server, whichever connection showed them. */
export function quirksOf(part: MudlarkPart | undefined): Quirks {
  return { ...part?.quirks, ...part?.deep?.quirks };
}

/**
 * Whether evidence shows that a server supports something: it offered it unasked, sent data for it, or agreed when
 * asked. A mirror only repeats our own negotiation, and if a server agrees to everything, its agreement proves nothing.
 */
export function isMeasured(evidence: Evidence, { mirror, agreesToEverything }: Quirks = {}): boolean {
  if (mirror === true) return false;
  if ((evidence.data ?? 0) > 0 || evidence.offered !== undefined) return true;
  return evidence.answer === "agreed" && !(evidence.asked === "DO" && agreesToEverything === true);
}
