import { msspName } from "@mudlark/scanner/mssp";
import { wasMeasured, type OtherAddress, type ScanRecord } from "@mudlark/scanner/record";
import { isoOf, isoFromSeconds } from "./dates.ts";
import type { HistoryVisit, Seen } from "./server-view.ts";

/** Since when the facts of a record have been the same, and when a visit last confirmed them. */
export interface Confirmations {
  /** What the connection itself showed: options, address, capabilities. */
  visit: Seen;
  /** What the server's MSSP says. */
  mssp: Seen;
  /** What the deep connection showed, which few visits make. */
  deep: Seen;
  /** What a visit to a further address showed. */
  other: (address: OtherAddress) => Seen;
}

/**
 * A record is rewritten only when something changes, so its date says since when its facts have been true. Every later
 * visit that ended well without changing the record found the same again: a deep visit also what is behind the login
 * screen, and a visit to a further address what was there.
 * @param visited when the record was measured, ISO 8601
 * @param history oldest first
 */
export function confirmationsOf(
  record: ScanRecord | null,
  visited: string | null,
  history: readonly HistoryVisit[],
): Confirmations {
  if (record === null || visited === null) return { visit: never, mssp: never, deep: never, other: () => never };
  const later = (at: string, test: (visit: HistoryVisit) => boolean): Seen => {
    const since = Date.parse(at) / 1000;
    const last = history.findLast((visit) => visit.at > since && test(visit));
    return { at, confirmed: last === undefined ? at : isoFromSeconds(last.at) };
  };
  const ended = ({ outcome }: HistoryVisit): boolean => outcome === "ok";
  // A night without MSSP does not change the record. The readings show whether MSSP arrived only if it includes
  // PLAYERS.
  const counts = Object.keys(record["server-probe"]?.session_data.mssp ?? {}).some(
    (name) => msspName(name) === "PLAYERS",
  );
  const deepened = isoOf(record.mudlark?.deep?.visited) ?? visited;
  return {
    visit: later(visited, ended),
    mssp: later(visited, (visit) => ended(visit) && (!counts || visit.players !== undefined)),
    deep: later(deepened, (visit) => ended(visit) && visit.deep === true),
    other: ({ host, port, ...address }) =>
      later(isoOf(address.measured ?? address.visited) ?? visited, ({ others = [] }) =>
        others.some((one) => one.host === host && one.port === port && wasMeasured({ code: one.outcome })),
      ),
  };
}

const never: Seen = { at: null, confirmed: null };
