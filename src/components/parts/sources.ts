import type { FactSource } from "../../model/server-view.ts";
import { shortDay, shortMoment } from "../text/time.ts";

const words: Record<FactSource, string> = {
  listing: "from the entry",
  mssp: "server says",
  measured: "measured",
  geoip: "by its IP address",
  derived: "by its codebase",
};

/** Where a fact comes from, and for when it is true: "server says, 14 Feb 2026". */
export function sourceWords(source: FactSource): string {
  return words[source];
}

/** The date of a fact in short, with hour and minute where that matters; "" where it has none. */
export function sourceDate(at: string | null, exact: boolean): string {
  return at === null ? "" : exact ? shortMoment(at) : shortDay(at);
}
