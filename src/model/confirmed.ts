import { msspName } from "@mudlark/scanner/mssp";
import type { ScanRecord } from "@mudlark/scanner/record";
import { isoSeconds } from "./dates.ts";
import type { HistoryVisit, Seen } from "./server-view.ts";

/** Since when the facts of a record have been as they are, and when a visit last found them so. */
export interface Confirmations {
  /** What the connection itself showed: options, address, capabilities. */
  visit: Seen;
  /** What the server's MSSP says. */
  mssp: Seen;
}

/**
 * A record is rewritten only when something changes, so its date says since when its facts hold. Every later visit that
 * ended well and left the record alone found the same again.
 * @param visited when the record was measured, ISO 8601
 * @param history oldest first
 */
export function confirmationsOf(
  record: ScanRecord | null,
  visited: string | null,
  history: readonly HistoryVisit[],
): Confirmations {
  if (record === null || visited === null) return { visit: never, mssp: never };
  const since = Date.parse(visited) / 1000;
  const later = (test: (visit: HistoryVisit) => boolean): Seen => {
    const last = history.findLast((visit) => visit.at > since && visit.outcome === "ok" && test(visit));
    return { at: visited, confirmed: last === undefined ? visited : isoSeconds(last.at) };
  };
  // A night without MSSP changes nothing in the record. Readings show whether it came only where it includes PLAYERS.
  const counts = Object.keys(record["server-probe"]?.session_data.mssp ?? {}).some(
    (name) => msspName(name) === "PLAYERS",
  );
  return { visit: later(() => true), mssp: later(({ players }) => !counts || players !== undefined) };
}

const never: Seen = { at: null, confirmed: null };
