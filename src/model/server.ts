import { isBootTime, isPlaceholderName, playersOf as statedPlayers } from "@mudlark/scanner/mssp";
import {
  believedOfAny,
  isPlausibleCount,
  reached,
  saysNothing,
  type ListingEntry,
  type ScanRecord,
} from "@mudlark/scanner/record";
import { pageSlug, plainLine } from "@mudlark/scanner/text";
import { addressesOf } from "./addresses.ts";
import type { Aliases } from "./aliases.ts";
import { bannerViewOf, encodingGroup } from "./banner-view.ts";
import { capabilitiesOf } from "./capabilities.ts";
import { isoOf, isoFromSeconds, seenOnce } from "./dates.ts";
import { confirmationsOf } from "./confirmed.ts";
import { factsOfServer } from "./facts.ts";
import type { CountryOfAddress } from "./location.ts";
import { checkMssp } from "./mssp-check.ts";
import { bootTime, msspStatements, msspText, type MsspStatements } from "./mssp.ts";
import type {
  Fact,
  GroupRef,
  HistoryVisit,
  PlayersOnline,
  MsspView,
  RelatedView,
  ServerView,
  UsualView,
} from "./server-view.ts";
import { statusView } from "./status.ts";
import { ownershipOf } from "./ownership.ts";
import { PastVisit } from "./history/past-visit.ts";
import { nightsOf } from "./nights.ts";
import { onePerHour, recentCounts } from "./players/recent.ts";
import { seriesOf, sourceAt, type CountSeries, type RoundCounts } from "./players/series.ts";
import { monthTrend } from "./players/trend.ts";
import { peakOf, usualRange } from "./players/usual.ts";
import { tlsOf } from "./tls.ts";

/** Inputs of a view that are the same for all servers. */
export interface Derivation {
  aliases: Aliases;
  countryOfAddress: CountryOfAddress;
  /** The newest visit in all the data, ISO 8601. */
  asOf: string | null;
  /** The newest count of any game, Unix time in seconds. */
  countedUntil: number;
  /** When the site is built, milliseconds since 1970: measurements from long before say nothing about now. */
  now: number;
}

const nothingRelated: RelatedView = { sameHost: [], nearBanner: [] };

/**
 * Derives everything that the site shows about one server from its entry, its record and its readings.
 * @param visitsMade from the readings, oldest first
 * @param rounds its counts from counting rounds, if there are any
 */
export function serverView(
  entry: ListingEntry,
  record: ScanRecord | null,
  visitsMade: readonly HistoryVisit[],
  rounds: RoundCounts | undefined,
  derivation: Derivation,
): ServerView {
  const history = withPlausibleCounts(visitsMade);
  const counts = seriesOf(history, rounds);
  const visited = visitedAt(record);
  // Nights without a connection (the game opted out), or on which our own program failed, are not visits.
  const telling = history.filter((visit) => !saysNothing(visit.outcome));
  const confirmed = confirmationsOf(record, visited, telling);
  const mssp = msspStatements(record, confirmed.mssp, entry.addresses[0]?.encoding ?? entry.encoding);
  const last = telling.at(-1);
  const probe = record?.["server-probe"];
  const recorded = visitOfRecord(record, visited, derivation.asOf);
  // A record may be older than the first reading, as imported ones are.
  const visits =
    recorded !== null && (telling[0] === undefined || recorded.at < telling[0].at) ? [recorded, ...telling] : telling;
  const tls = tlsOf(entry, record, mssp, confirmed, last);
  const optedOut = history.at(-1)?.outcome === "opted-out" ? isoFromSeconds(history.at(-1)?.at ?? 0) : null;
  const ip = record?.sessions[0]?.ip ?? null;
  const sources = { ...derivation, mssp, ip, seen: confirmed.visit };
  const facts = factsOfServer(entry, sources);
  // A pasted name may contain marks that hide or reorder it (U+202E …), which must not get into a page, feed or file.
  const name = plainLine(entry.name) || entry.id;
  return {
    id: entry.id,
    name,
    callsItself: otherName({ ...entry, name }, msspText(mssp, "NAME")),
    entry,
    record,
    addresses: addressesOf(entry, record, telling),
    status: statusView(visits, derivation, {
      optedOut,
      addresses: entry.addresses.length,
      newest: history.at(-1),
    }),
    lastVisit: lastVisitOf(record, last, recorded),
    optedOut,
    lastReached: isoOrNull(visits.findLast((visit) => reached({ code: visit.outcome }))?.at),
    players: withVisitor(playersOf(history, counts, mssp), facts.codebaseGroup),
    ownership: ownershipOf(entry, record, visited, telling),
    booted: bootedOf(history, mssp),
    ...facts,
    serverSays: factsOfServer(bare(entry), sources),
    tls,
    encodingGroup: encodingGroup(record, entry),
    banner: bannerViewOf(entry, record, confirmed),
    capabilities: capabilitiesOf(record, mssp, confirmed, tls),
    fingerprint: probe?.fingerprint ?? null,
    options: {
      requested: probe?.["fingerprint-data"]["requested-options"] ?? [],
      offered: probe?.["fingerprint-data"]["offered-options"] ?? [],
      refused: probe?.["fingerprint-data"]["refused-options"] ?? [],
    },
    mssp: msspView(mssp, entry),
    nights: nightsOf(telling, derivation.asOf),
    usual: usualOf(counts, derivation.countedUntil),
    related: nothingRelated,
    history,
    counts,
  };
}

/** An entry with only its addresses, to derive the facts that come from the server only. */
function bare({ id, name, addresses }: ListingEntry): ListingEntry {
  return { id, name, addresses };
}

/** When a record was measured: as it says, or when its first session took place. */
export function visitedAt(record: ScanRecord | null): string | null {
  return isoOf(record?.mudlark?.visited ?? record?.sessions[0]?.connected);
}

/** The server's own name, if it differs from the listing's. */
function otherName({ name, addresses }: ListingEntry, said: Fact<string> | null): Fact<string> | null {
  const hosts = addresses.map(({ host }) => host);
  return said === null || pageSlug(said.value) === pageSlug(name) || isPlaceholderName(said.value, hosts) ? null : said;
}

function lastVisitOf(
  record: ScanRecord | null,
  last: HistoryVisit | undefined,
  recorded: Visit | null,
): ServerView["lastVisit"] {
  if (last !== undefined) return { at: isoFromSeconds(last.at), outcome: last.outcome, reason: last.refusal ?? null };
  if (recorded === null) return null;
  return {
    at: isoFromSeconds(recorded.at),
    outcome: recorded.outcome,
    reason: record?.mudlark?.outcome.reason ?? null,
  };
}

type Visit = Pick<HistoryVisit, "at" | "outcome">;

/** The visit behind a record; null if there was none, or if its date is in the future. */
function visitOfRecord(record: ScanRecord | null, visited: string | null, asOf: string | null): Visit | null {
  if (record === null || visited === null || asOf === null || visited > asOf) return null;
  const found = record["server-probe"] === undefined ? "unreachable" : "ok";
  const outcome = record.mudlark?.outcome.code ?? found;
  return saysNothing(outcome) ? null : { at: Date.parse(visited) / 1000, outcome };
}

function isoOrNull(seconds: number | undefined): string | null {
  return seconds === undefined ? null : isoFromSeconds(seconds);
}

/** Players from the newest count, of a visit or of a counting round; without one, from the record. */
function playersOf(
  history: readonly HistoryVisit[],
  counts: CountSeries,
  { folded }: MsspStatements,
): ServerView["players"] {
  const newest = history.findLast((visit) => visit.players !== undefined);
  const last = counts.at.length - 1;
  const at = counts.at[last] ?? 0;
  if (last >= 0 && at > (newest?.at ?? 0))
    return {
      value: counts.players[last] ?? 0,
      claimed: null,
      at: isoFromSeconds(at),
      source: "round",
      counted: sourceAt(counts, last),
    };
  if (newest?.players !== undefined) {
    const { players: value, claimed = null, counted = "mssp" } = newest;
    return { value, claimed, at: isoFromSeconds(newest.at), source: "reading", counted };
  }
  const count = statedPlayers(folded);
  const stated = folded.get("PLAYERS")?.at;
  if (count === undefined || stated == null) return null;
  const claimed = count === null || isPlausibleCount(count, []) ? null : count;
  return { value: claimed === null ? count : null, claimed, at: stated, source: "record", counted: "mssp" };
}

/** What is usual in the last 90 days. */
function usualOf(counts: CountSeries, until: number): UsualView {
  const all = recentCounts(counts, until);
  const hourly = onePerHour(all);
  return { counts: hourly, range: usualRange(hourly), peak: peakOf(all), trend: monthTrend(counts, until) };
}

/** Stock FluffOS counts every connection, including the scanner's: an empty game reports 1. */
function withVisitor(players: PlayersOnline | null, codebase: GroupRef | null): PlayersOnline | null {
  return players === null || codebase?.slug !== "fluffos" ? players : { ...players, countsVisitor: true };
}

/** Visits with implausible player counts treated as claims. */
function withPlausibleCounts(visits: readonly HistoryVisit[]): readonly HistoryVisit[] {
  if (visits.every(({ players }) => players == null || players <= believedOfAny)) return visits;
  const earlier: number[] = [];
  return visits.map((visit) => {
    if (visit.players == null) return visit;
    const plausible = isPlausibleCount(visit.players, earlier);
    earlier.push(visit.players);
    const { at, booted, connect } = visit;
    return plausible ? visit : new PastVisit(visit, { at, players: null, claimed: visit.players, booted, connect });
  });
}

function bootedOf(history: readonly HistoryVisit[], mssp: MsspStatements): Fact<string> | null {
  const newest = history.findLast(({ booted, at }) => booted !== undefined && isBootTime(booted, at));
  if (newest?.booted !== undefined)
    return { value: isoFromSeconds(newest.booted), source: "mssp", ...seenOnce(isoFromSeconds(newest.at)) };
  const boot = bootTime(mssp);
  return boot === null ? null : { ...boot, value: isoFromSeconds(boot.value) };
}

function msspView(mssp: MsspStatements, entry: ListingEntry): MsspView | null {
  if (mssp.sent === null) return null;
  const variables = Object.entries(mssp.sent.values).map(([name, value]) => ({
    name,
    values: typeof value === "string" ? [value] : value,
  }));
  const { source, at, confirmed, address } = mssp.sent;
  return { variables, source, at, confirmed, address, findings: checkMssp(variables, entry, at) };
}
