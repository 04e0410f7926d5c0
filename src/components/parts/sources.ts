import type { FactSource, Seen } from "../../model/server-view.ts";
import { shortDay, shortMoment } from "../text/time.ts";

const words: Record<FactSource, string> = {
  listing: "from the listing",
  mssp: "reported by the server",
  measured: "measured",
  geoip: "from its IP address",
  derived: "inferred from its codebase",
};

/** Where a fact comes from: "reported by the server". */
export function sourceWords(source: FactSource): string {
  return words[source];
}

/**
 * Since when a fact has been true and when it was last confirmed: ", 30 Jun 2026" if both are the same day, otherwise
 * "; unchanged since 26 Sept 2025, last confirmed 30 Jun 2026"; "" if it has no date.
 * @param exact with hour and minute: for what may be different an hour later
 */
export function seenWords({ at, confirmed }: Seen, exact = false): string {
  if (at === null) return "";
  if (exact) return `, ${shortMoment(confirmed ?? at)}`;
  const since = shortDay(at);
  const last = confirmed === null ? since : shortDay(confirmed);
  return since === last ? `, ${since}` : `; unchanged since ${since}, last confirmed ${last}`;
}
