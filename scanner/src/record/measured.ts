import type { Evidence, MudlarkPart, Quirks } from "./mudlark-part.ts";

/** The quirks of a server, by whichever connection they were seen. */
export function quirksOf(part: MudlarkPart | undefined): Quirks {
  return { ...part?.quirks, ...part?.deep?.quirks };
}

/**
 * Whether evidence shows that a server supports something: it offered it by itself, sent data of it, or agreed when it was
 * asked. A mirror's words are our own; and where a server agrees to everything, its agreement proves nothing.
 */
export function isMeasured(evidence: Evidence, { mirror, agreesToEverything }: Quirks = {}): boolean {
  if (mirror === true) return false;
  if ((evidence.data ?? 0) > 0 || evidence.offered !== undefined) return true;
  return evidence.answer === "agreed" && !(evidence.asked === "DO" && agreesToEverything === true);
}
