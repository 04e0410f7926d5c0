import {
  darkAfter,
  reached,
  refusedAfter,
  saysNothing,
  statusOf,
  unmeasuredSince,
  unstableDays,
  type OutcomeCode,
} from "@mudlark/scanner/record";
import { plainLine } from "@mudlark/scanner/text";
import { dateWords } from "./dates.ts";
import { figure } from "./figure.ts";
import { isOld } from "./freshness.ts";
import type { ServerView, StatusView } from "./server-view.ts";

/**
 * Maximum age of the last measurement of a server that answered, if there was no visit since: the rarest visits are
 * monthly.
 */
const staleAfter = 45 * 86_400_000;

/** A visit, its start in seconds since 1970. */
interface Visit {
  at: number;
  outcome: OutcomeCode;
  /** The server's message on a visit that it turned away or cut off. */
  refusal?: string | undefined;
}

/** Whether a listed game has never been visited. False if its owner has opted out, since there will be no visit. */
export function awaitsVisit({ lastVisit, optedOut }: Pick<ServerView, "lastVisit" | "optedOut">): boolean {
  return lastVisit === null && optedOut === null;
}

/** Whether a game is there, as far as its newest visits show: it is live, or unstable. */
export function stillAnswers({ state }: Pick<StatusView, "state">): boolean {
  return state === "live" || state === "unstable";
}

/** The parts of an entry that its status depends on. */
interface StatusTerms {
  /** Since when the owner has opted out, ISO 8601. */
  optedOut: string | null;
  /** Number of addresses; the visits are to the first. */
  addresses: number;
  /** The newest reading, conclusive or not. */
  newest: Visit | undefined;
}

/**
 * The status of a server in words. The state is judged as of the newest visit in the data, never by the clock of the
 * build; the clock only shows whether that is still current.
 * @param visits conclusive ones, oldest first
 * @param moments the newest visit in all the data, ISO 8601, and when the site is built, milliseconds since 1970
 */
export function statusView(
  visits: readonly Visit[],
  moments: { asOf: string | null; now: number },
  terms: StatusTerms,
): StatusView {
  const view = stateWords(visits, moments.asOf, terms);
  const last = visits.at(-1);
  if (last === undefined || !stillAnswers(view)) return view;
  const at = new Date(last.at * 1000).toISOString();
  if (!isOld(at, moments.now)) return view;
  const day = dateWords(at);
  // The label has that date now.
  const sentence = view.sentence === `Last reached on ${day}.` ? "Nothing has been measured since." : view.sentence;
  return { ...view, old: true, label: `${view.label} on ${day}`, sentence };
}

function stateWords(
  visits: readonly Visit[],
  asOf: string | null,
  { optedOut, addresses, newest }: StatusTerms,
): StatusView {
  const moment = asOf === null ? 0 : Date.parse(asOf);
  const dated = visits.map((visit) => ({ at: visit.at * 1000, outcome: visit.outcome }));
  const status = statusOf(dated, moment);
  const closed = unmeasuredSince(dated, moment);
  const refused = closed === undefined || moment - closed < refusedAfter ? null : new Date(closed).toISOString();
  const since = status.since === undefined ? null : new Date(status.since).toISOString();
  const answer = visits.findLast((visit) => reached({ code: visit.outcome }));
  const subject = addresses > 1 ? "Its first address" : "It";
  const last = lastWords(answer, subject);
  if (optedOut !== null) {
    const sentence = `At the owner's request it has not been visited since ${dateWords(optedOut)}.`;
    return { state: "unvisited", label: "opted out", sentence, since: null, unmeasuredSince: null };
  }
  const unmeasured = unmeasuredView(visits.at(-1), newest, stillAnswers(status), moment);
  if (unmeasured !== null) {
    // The label has that date already.
    const repeats = answer !== undefined && answer === visits.at(-1) && answer.outcome === "ok";
    const sentence = `${unmeasured.why}${visits.length === 0 || repeats ? "" : ` ${last}`}`;
    return { state: "unvisited", label: unmeasured.label, sentence, since: null, unmeasuredSince: refused };
  }
  const rest = { since, unmeasuredSince: refused };
  const answers = refused === null ? last : refusedWords(refused, visits);
  switch (status.state) {
    case "unvisited":
      return { state: "unvisited", label: "not yet visited", sentence: "Not visited yet.", ...rest };
    case "live":
      return { state: "live", label: "live", sentence: answers, ...rest };
    case "unstable":
      return {
        state: "unstable",
        label: "unstable",
        sentence: `${subject} ${failuresWords(status.recent)}. ${answers}`,
        ...rest,
      };
    case "dark":
      return {
        state: "dark",
        label: since === null ? "dark" : `dark since ${dateWords(since)}`,
        // The label has the date already.
        sentence: answer === undefined ? last : `${subject} has not answered since. ${last}`,
        ...rest,
      };
    case "archived":
      return {
        state: "archived",
        label: "archived",
        sentence: `${subject} has been dark since ${dateWords(since)} and is now checked once a month; if it answers, it is listed again. ${last}`,
        ...rest,
      };
  }
}

/** How often it failed. Some nights have several visits, so that each night may have reached it all the same. */
function failuresWords({ visits, failed }: { visits: number; failed: number }): string {
  const all = visits === 1 ? "the only visit" : `${figure(failed)} of the ${figure(visits)} visits`;
  return `did not answer ${all} of the last ${unstableDays} days`;
}

/**
 * The status of a server about which nothing was learnt for so long that its last state is no longer current; null if
 * something was. A name that keeps resolving to a private address must not keep a server live.
 * @param last last conclusive visit
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
  if (last === undefined) return nothing === undefined ? null : { label: "not measured", why: nothing };
  const label = `not measured since ${dateWords(new Date(last.at * 1000).toISOString())}`;
  if (newest !== undefined && nothing !== undefined && (newest.at - last.at) * 1000 >= darkAfter)
    return { label, why: nothing };
  return answering && moment - last.at * 1000 >= staleAfter ? { label, why: "Not visited since." } : null;
}

/** Why a visit is inconclusive; undefined if it is conclusive. */
function nothingLearnt(outcome: OutcomeCode): string | undefined {
  if (!saysNothing(outcome)) return undefined;
  if (outcome === "private-address") return "Its host name has no public internet address.";
  if (outcome === "forbidden-port") return "Its port belongs to another kind of service.";
  return "Visits failed because of our own network.";
}

/** For a game that has let nobody in for a week: what it did, since when, and the date of the facts shown. */
function refusedWords(since: string, visits: readonly Visit[]): string {
  const last = visits.findLast((visit) => reached({ code: visit.outcome }));
  const measured = visits.findLast((visit) => visit.outcome === "ok");
  const what =
    last?.outcome === "turned-away"
      ? "it has turned our visits away"
      : last?.outcome === "cut-off"
        ? "it has hung up before we could measure it"
        : "it has accepted connections but sent nothing";
  const said = last?.refusal === undefined ? "" : ` Last time: ${plainLine(last.refusal, 500)}`;
  const facts =
    measured === undefined
      ? ""
      : ` The facts on this page are from ${dateWords(new Date(measured.at * 1000).toISOString())} or earlier.`;
  return `Since ${dateWords(since)} ${what}.${said}${facts}`;
}

function lastWords(visit: Visit | undefined, subject: string): string {
  if (visit === undefined) return `${subject} has never answered.`;
  const day = dateWords(new Date(visit.at * 1000).toISOString());
  // A port that accepts connections but sends nothing was reached, but did not answer.
  if (visit.outcome === "silent") return `On ${day} it accepted the connection but sent nothing.`;
  if (visit.outcome === "turned-away") return `On ${day} it turned our visit away.`;
  if (visit.outcome === "cut-off") return `On ${day} it hung up before we could measure it.`;
  return `Last reached on ${day}.`;
}
