import { statusOf, type OutcomeCode } from "@mudlark/scanner/record";
import { dateWords } from "./dates.ts";
import type { StatusView } from "./server-view.ts";

/**
 * The status of a server in words, as of a moment of the data (never of the clock of the build).
 * @param visits start in seconds since 1970
 */
export function statusView(visits: readonly { at: number; outcome: OutcomeCode }[], asOf: string | null): StatusView {
  const moment = asOf === null ? 0 : Date.parse(asOf);
  const status = statusOf(
    visits.map((visit) => ({ at: visit.at * 1000, outcome: visit.outcome })),
    moment,
  );
  const since = status.since === undefined ? null : new Date(status.since).toISOString();
  const seen = status.lastReached === undefined ? null : new Date(status.lastReached).toISOString();
  const last = seen === null ? "It has never answered." : `It last answered on ${dateWords(seen)}.`;
  switch (status.state) {
    case "unvisited":
      return { state: "unvisited", label: "not yet visited", sentence: "No visit was made yet.", since: null };
    case "live":
      return { state: "live", label: "live", sentence: last, since };
    case "unstable":
      return { state: "unstable", label: "unstable", sentence: `It does not answer every time. ${last}`, since };
    case "dark":
      return {
        state: "dark",
        label: since === null ? "dark" : `dark since ${dateWords(since)}`,
        sentence: `It has not answered any visit since ${dateWords(since)}. ${last}`,
        since,
      };
    case "archived":
      return {
        state: "archived",
        label: "archived",
        sentence: `It has been dark since ${dateWords(since)} and is visited rarely now; it comes back by itself. ${last}`,
        since,
      };
  }
}
