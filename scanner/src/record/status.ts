import { reached } from "./meaning/outcomes.ts";
import type { OutcomeCode } from "./outcome.ts";

/** One day in milliseconds; the limits below are in milliseconds too. */
const day = 86_400_000;

/** How far back failures count against a server that answers now, in days. */
export const unstableDays = 14;
/** A server is unstable from this share of failed visits in that window. */
const unstableShare = 0.2;
/** A server that has failed every visit for this long is dark. */
export const darkAfter = 7 * day;
/** A server that has been dark for this long is archived. It is still visited, and returns to the list by itself. */
const archivedAfter = 180 * day;

/** A server that has been reachable but not measurable for this long is shown as such. */
export const refusedAfter = 7 * day;

/** Every state that a server can be in; `unvisited` if no visit says anything. */
export const serverStates = ["live", "unstable", "dark", "archived", "unvisited"] as const;
/** One of the states. */
export type ServerState = (typeof serverStates)[number];

/** One visit, with what the status needs to know about it. */
export interface StatusVisit {
  /** Start of the visit, milliseconds since 1970. */
  at: number;
  outcome: OutcomeCode;
}

/** The state of a server at a given time. */
export type ServerStatus = UnstableStatus | OtherStatus;

interface UnstableStatus {
  state: "unstable";
  since?: undefined;
  /** The last visit that reached it, milliseconds since 1970. */
  lastReached: number;
  /** The visits of the last 14 days that say something, and how many of them did not reach it. */
  recent: { visits: number; failed: number };
}

interface OtherStatus {
  state: Exclude<ServerState, "unstable">;
  /**
   * Since when it has been dark or archived: the first failed visit of the current stretch, milliseconds since 1970.
   */
  since?: number;
  /** The last visit that reached it, milliseconds since 1970. */
  lastReached?: number;
}

const silentOutcomes = new Set<OutcomeCode>(["internal-error", "opted-out", "private-address", "forbidden-port"]);

/** Outcomes that say nothing about the server: nobody connected to it, or our own program failed. */
export function saysNothing(outcome: OutcomeCode): boolean {
  return silentOutcomes.has(outcome);
}

/**
 * Derives the status of a server from its visits. Nothing of it is stored, so that a server returns to the list by
 * itself.
 *
 * - `live`: the last visit reached it, and fewer than a fifth of the visits of the last 14 days failed;
 * - `unstable`: it answers, but not always; or its last visits have failed for less than 7 days;
 * - `dark`: every visit has failed for at least 7 days (or it never answered), counted from the first of them;
 * - `archived`: dark for at least 180 days;
 * - `unvisited`: no visit that says anything.
 * @param visits in any order; visits at the same time all count
 * @param asOf the time to judge at, milliseconds since 1970; later visits are ignored
 */
export function statusOf(visits: readonly StatusVisit[], asOf: number): ServerStatus {
  let first = Infinity;
  let last: StatusVisit | undefined;
  let lastReached = -Infinity;
  let seen = 0;
  let failed = 0;
  for (const visit of visits) {
    if (visit.at > asOf || saysNothing(visit.outcome)) continue;
    const good = reached({ code: visit.outcome });
    first = Math.min(first, visit.at);
    if (last === undefined || visit.at >= last.at) last = visit;
    if (good) lastReached = Math.max(lastReached, visit.at);
    if (asOf - visit.at <= unstableDays * day) {
      seen++;
      if (!good) failed++;
    }
  }
  if (last === undefined) return { state: "unvisited" };
  const recent = { visits: seen, failed };
  if (reached({ code: last.outcome })) {
    const unstable = seen > 0 && failed / seen >= unstableShare;
    return unstable ? { state: "unstable", lastReached, recent } : { state: "live", lastReached };
  }
  const since = startOfFailure(visits, lastReached, asOf) ?? first;
  if (asOf - since >= archivedAfter) return withLast("archived", since, lastReached);
  if (asOf - since >= darkAfter || lastReached === -Infinity) return withLast("dark", since, lastReached);
  return { state: "unstable", lastReached, recent };
}

/**
 * Since when a server has been reachable but could not be measured: it turns visits away, hangs up before we can ask
 * for its options, or sends nothing. Visits that did not reach it may lie within such a stretch, but do not start one.
 * @param visits in any order
 * @param asOf milliseconds since 1970; later visits are ignored
 * @returns the first visit of the current stretch, milliseconds since 1970; undefined if the last visit that reached
 *   the server measured it
 */
export function unmeasuredSince(visits: readonly StatusVisit[], asOf: number): number | undefined {
  const seen = visits.filter(({ at, outcome }) => at <= asOf && reached({ code: outcome })).sort((a, b) => a.at - b.at);
  return seen[seen.findLastIndex(({ outcome }) => outcome === "ok") + 1]?.at;
}

function withLast(state: OtherStatus["state"], since: number, lastReached: number): ServerStatus {
  return lastReached === -Infinity ? { state, since } : { state, since, lastReached };
}

function startOfFailure(visits: readonly StatusVisit[], lastReached: number, asOf: number): number | undefined {
  let start: number | undefined;
  for (const visit of visits) {
    if (visit.at <= lastReached || visit.at > asOf || saysNothing(visit.outcome)) continue;
    if (start === undefined || visit.at < start) start = visit.at;
  }
  return start;
}
