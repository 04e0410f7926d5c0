import { ownerToken, tokenSightings } from "@mudlark/scanner/ownership";
import { wasMeasured, type ListingEntry, type OwnerSighting, type ScanRecord } from "@mudlark/scanner/record";
import { plainLine } from "@mudlark/scanner/text";
import { isoFromSeconds } from "./dates.ts";
import type { HistoryVisit, OwnershipView } from "./server-view.ts";

/**
 * How long the token may be missing before a claim lapses, in seconds. Deep visits, which read screens that the others
 * do not reach, take place at most once a week.
 */
const patience = 14 * 86_400;

/**
 * Who owns a server according to its entry, and whether the server confirms it: only visits that saw the token for the
 * entry's id and present owner count.
 * @param visited when the record was measured, ISO 8601
 * @param visits from the readings, oldest first
 * @returns null if the entry names no owner
 */
export function ownershipOf(
  entry: ListingEntry,
  record: ScanRecord | null,
  visited: string | null,
  visits: readonly HistoryVisit[],
): OwnershipView | null {
  const token = ownerToken(entry);
  if (token === undefined) return null;
  const owner = plainLine(entry.owner ?? "");
  const sightings = sightingsOf(token, record, visited, visits);
  const [first, last] = [sightings[0], sightings.at(-1)];
  if (first === undefined || last === undefined)
    return { owner, token, state: "waiting", seenIn: null, first: null, last: null };
  const measured = visits.findLast(({ outcome }) => wasMeasured({ code: outcome }))?.at ?? last.at;
  return {
    owner,
    token,
    state: measured - last.at > patience ? "lapsed" : "current",
    seenIn: last.in,
    first: isoFromSeconds(first.at),
    last: isoFromSeconds(last.at),
  };
}

interface Sighting {
  /** Seconds since 1970. */
  at: number;
  in: OwnerSighting["in"];
}

/** The visits that saw a token, oldest first. The record's own visits count too: they may be the only ones. */
function sightingsOf(
  token: string,
  record: ScanRecord | null,
  visited: string | null,
  visits: readonly HistoryVisit[],
): Sighting[] {
  const found = visits.flatMap(({ at, ownerSeen }): Sighting[] =>
    ownerSeen?.token === token ? [{ at, in: ownerSeen.in }] : [],
  );
  for (const { at, in: place } of record === null ? [] : tokenSightings(record, token)) {
    const moment = Date.parse(at ?? visited ?? "");
    if (!Number.isNaN(moment)) found.push({ at: Math.floor(moment / 1000), in: place });
  }
  return found.sort((a, b) => a.at - b.at);
}
