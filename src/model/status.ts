import { reached, statusOf, type OutcomeCode } from "@mudlark/scanner/record";
import { dateWords } from "./dates.ts";
import type { StatusView } from "./server-view.ts";

/** What of an entry bears on the words of its status. */
export interface StatusTerms {
  /** Since when its owner's wish not to be visited is honoured, ISO 8601. */
  optedOut: string | null;
  /** How many addresses it has; the visits are those of the first. */
  addresses: number;
}

/**
 * The status of a server in words, as of a moment of the data (never of the clock of the build).
 * @param visits that say something, start in seconds since 1970, oldest first
 */
export function statusView(
  visits: readonly { at: number; outcome: OutcomeCode }[],
  asOf: string | null,
  { optedOut, addresses }: StatusTerms,
): StatusView {
  const moment = asOf === null ? 0 : Date.parse(asOf);
  const status = statusOf(
    visits.map((visit) => ({ at: visit.at * 1000, outcome: visit.outcome })),
    moment,
  );
  const since = status.since === undefined ? null : new Date(status.since).toISOString();
  const last = lastWords(visits.findLast((visit) => reached({ code: visit.outcome })));
  if (optedOut !== null) {
    const sentence = `Its owner asked that it be not visited, and since ${dateWords(optedOut)} it is not.`;
    return { state: "unvisited", label: "opted out", sentence, since: null };
  }
  const subject = addresses > 1 ? "Its first address" : "It";
  switch (status.state) {
    case "unvisited":
      return { state: "unvisited", label: "not yet visited", sentence: "No visit was made yet.", since: null };
    case "live":
      return { state: "live", label: "live", sentence: last, since };
    case "unstable":
      return {
        state: "unstable",
        label: "unstable",
        sentence: `${subject} does not answer every time. ${last}`,
        since,
      };
    case "dark":
      return {
        state: "dark",
        label: since === null ? "dark" : `dark since ${dateWords(since)}`,
        sentence: `${subject} has not answered any visit since ${dateWords(since)}. ${last}`,
        since,
      };
    case "archived":
      return {
        state: "archived",
        label: "archived",
        sentence: `${subject} has been dark since ${dateWords(since)} and is visited rarely now; it comes back by itself. ${last}`,
        since,
      };
  }
}

function lastWords(visit: { at: number; outcome: OutcomeCode } | undefined): string {
  if (visit === undefined) return "It has never answered.";
  const day = dateWords(new Date(visit.at * 1000).toISOString());
  // A port that takes connections and says nothing was reached, but it gave no answer.
  return visit.outcome === "silent"
    ? `On ${day} it took the connection and said nothing.`
    : `It last answered on ${day}.`;
}
