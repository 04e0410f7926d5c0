import { darkAfter, reached, saysNothing, statusOf, type OutcomeCode } from "@mudlark/scanner/record";
import { dateWords } from "./dates.ts";
import type { StatusView } from "./server-view.ts";

/** How old the last measurement of a server that answered may be, where no visit was made since: the rarest is monthly. */
const staleAfter = 45 * 86_400_000;

/** A visit, its start in seconds since 1970. */
interface Visit {
  at: number;
  outcome: OutcomeCode;
}

/** What of an entry bears on the words of its status. */
export interface StatusTerms {
  /** Since when its owner's wish not to be visited is honoured, ISO 8601. */
  optedOut: string | null;
  /** How many addresses it has; the visits are those of the first. */
  addresses: number;
  /** The newest entry of the readings, whether it says something of the server or not. */
  newest: Visit | undefined;
}

/**
 * The status of a server in words, as of a moment of the data (never of the clock of the build).
 * @param visits that say something, oldest first
 */
export function statusView(
  visits: readonly Visit[],
  asOf: string | null,
  { optedOut, addresses, newest }: StatusTerms,
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
  const unmeasured = unmeasuredView(
    visits.at(-1),
    newest,
    status.state === "live" || status.state === "unstable",
    moment,
  );
  if (unmeasured !== null) {
    const sentence = `${unmeasured.why}.${visits.length === 0 ? "" : ` ${last}`}`;
    return { state: "unvisited", label: unmeasured.label, sentence, since: null };
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

/**
 * What to say of a server of which nothing was learnt for so long that its last state cannot be said of now; null where
 * something was. A name that leads to a private address for ever must not keep a server live for ever.
 * @param last visit that says something
 * @param answering whether that one left it live or unstable
 * @param moment milliseconds since 1970
 */
function unmeasuredView(
  last: Visit | undefined,
  newest: Visit | undefined,
  answering: boolean,
  moment: number,
): { label: string; why: string } | null {
  const nothing = newest === undefined ? undefined : nothingLearnt(newest.outcome);
  if (last === undefined)
    return nothing === undefined ? null : { label: "not measured", why: `Not measured: ${nothing}` };
  const label = `not measured since ${dateWords(new Date(last.at * 1000).toISOString())}`;
  if (newest !== undefined && nothing !== undefined && (newest.at - last.at) * 1000 >= darkAfter)
    return { label, why: `Not measured since: ${nothing}` };
  return answering && moment - last.at * 1000 >= staleAfter ? { label, why: "No visit was made since" } : null;
}

/** Why a visit says nothing of the server; undefined where it says something. */
function nothingLearnt(outcome: OutcomeCode): string | undefined {
  if (!saysNothing(outcome)) return undefined;
  if (outcome === "private-address") return "its name leads to no address of the public internet";
  if (outcome === "forbidden-port") return "its port belongs to another kind of service";
  return "the visits failed here, not there";
}

function lastWords(visit: Visit | undefined): string {
  if (visit === undefined) return "It has never answered.";
  const day = dateWords(new Date(visit.at * 1000).toISOString());
  // A port that takes connections and says nothing was reached, but it gave no answer.
  return visit.outcome === "silent"
    ? `On ${day} it took the connection and said nothing.`
    : `It last answered on ${day}.`;
}
