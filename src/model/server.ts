import {
  believedOfAny,
  isPlausibleCount,
  reached,
  saysNothing,
  type ListingEntry,
  type ScanRecord,
} from "@mudlark/scanner/record";
import { addressesOf } from "./addresses.ts";
import type { Aliases } from "./aliases.ts";
import { bannerOf, encodingGroup } from "./banner-view.ts";
import { capabilitiesOf } from "./capabilities.ts";
import { isoOf, isoSeconds } from "./dates.ts";
import { codebaseOf, familyOf } from "./lineage.ts";
import { locationOf, type CountryOfAddress } from "./location.ts";
import { checkMssp } from "./mssp-check.ts";
import { bootTime, msspCount, msspFlag, msspList, msspOf, msspText, type MsspFacts } from "./mssp.ts";
import type { Fact, HistoryVisit, MsspView, RelatedView, ServerView } from "./server-view.ts";
import { distinct, fact, grouped, languageGroup, list, stated } from "./stated.ts";
import { statusView } from "./status.ts";
import { nightsOf, trendOf } from "./nights.ts";
import { rulesOf } from "./rules.ts";
import { plainLine, slugOf } from "./text.ts";
import { tlsOf } from "./tls.ts";
import { valueGroup } from "./vocabulary.ts";
import { webAddress } from "./web-address.ts";

/** What a view is derived with, the same for all servers. */
export interface Derivation {
  aliases: Aliases;
  countryOfAddress: CountryOfAddress;
  /** The newest visit of all the data, ISO 8601. */
  asOf: string | null;
}

const nothingRelated: RelatedView = { sameHost: [], nearBanner: [] };

/**
 * Everything that the site says of one server, from its entry, its record and its readings.
 * @param visitsMade by the readings, oldest first
 */
export function serverView(
  entry: ListingEntry,
  record: ScanRecord | null,
  visitsMade: readonly HistoryVisit[],
  derivation: Derivation,
): ServerView {
  const history = withPlausibleCounts(visitsMade);
  const { aliases } = derivation;
  const visited = visitedAt(record);
  const mssp = msspOf(record, visited, entry.addresses[0]?.encoding ?? entry.encoding);
  // Nights on which nobody went there (it opted out), or our own program failed, are no visits.
  const telling = history.filter((visit) => !saysNothing(visit.outcome));
  const last = telling.at(-1);
  const probe = record?.["server-probe"];
  const recorded = visitOfRecord(record, visited, derivation.asOf);
  // A record may tell of a visit before the first reading: an imported one does.
  const visits =
    recorded !== null && (telling[0] === undefined || recorded.at < telling[0].at) ? [recorded, ...telling] : telling;
  const tls = tlsOf(entry, record, mssp, last);
  const optedOut = history.at(-1)?.outcome === "opted-out" ? isoSeconds(history.at(-1)?.at ?? 0) : null;
  const ip = record?.sessions[0]?.ip ?? null;
  const codebase = stated(entry.codebase, msspText(mssp, "CODEBASE"));
  const base = codebaseOf(codebase, mssp, aliases);
  // People may paste a name with marks that hide or reorder it (U+202E …); no page, feed or file shall carry them.
  const mine = fact(plainLine(entry.name) || entry.id);
  return {
    id: entry.id,
    name: mine.value,
    callsItself: otherName(mine.value, msspText(mssp, "NAME")),
    entry,
    record,
    description: stated(entry.description, msspText(mssp, "DESCRIPTION")),
    addresses: addressesOf(entry, record, telling),
    status: statusView(visits, derivation.asOf, {
      optedOut,
      addresses: entry.addresses.length,
      newest: history.at(-1),
    }),
    lastVisit: lastVisitOf(record, last, recorded),
    optedOut,
    lastReached: isoOrNull(visits.findLast((visit) => reached({ code: visit.outcome }))?.at),
    players: playersOf(history, mssp),
    booted: bootedOf(history, mssp),
    codebase,
    codebaseGroup: base?.group ?? null,
    family: familyOf(entry, mssp, base?.family ?? null, aliases),
    genre: grouped(stated(entry.genre, msspText(mssp, "GENRE"))),
    subgenre: stated(entry.subgenre, msspText(mssp, "SUBGENRE")),
    gameplay: distinct(
      entry.gameplay === undefined ? msspList(mssp, "GAMEPLAY") : entry.gameplay.map((value) => fact(value)),
      valueGroup,
    ),
    languages: distinct(entry.language === undefined ? msspList(mssp, "LANGUAGE") : list(entry.language), (text) =>
      languageGroup(text, aliases),
    ),
    location: locationOf(entry, mssp, ip, visited, aliases, derivation.countryOfAddress),
    created: createdOf(entry, mssp),
    website: stated(ownAddress(entry.website), webFact(msspText(mssp, "WEBSITE"))),
    discord: stated(ownAddress(entry.discord), webFact(msspText(mssp, "DISCORD"))),
    play: stated(ownAddress(entry.play), null),
    stage: grouped(stated(entry.status, msspText(mssp, "STATUS"))),
    tls,
    encodingGroup: encodingGroup(record, entry),
    banner: bannerOf(entry, record, visited),
    capabilities: capabilitiesOf(record, mssp, visited, tls),
    fingerprint: probe?.fingerprint ?? null,
    options: {
      requested: probe?.["fingerprint-data"]["requested-options"] ?? [],
      offered: probe?.["fingerprint-data"]["offered-options"] ?? [],
      refused: probe?.["fingerprint-data"]["refused-options"] ?? [],
    },
    mssp: msspView(mssp, entry),
    adult: stated(entry.adult, adultFlag(mssp)),
    payToPlay: stated(entry.payToPlay, msspFlag(mssp, "PAY TO PLAY")),
    payForPerks: stated(entry.payForPerks, msspFlag(mssp, "PAY FOR PERKS")),
    hiringBuilders: stated(entry.hiringBuilders, msspFlag(mssp, "HIRING BUILDERS")),
    hiringCoders: stated(entry.hiringCoders, msspFlag(mssp, "HIRING CODERS")),
    screenReader: entry.screenReader === undefined ? null : fact(entry.screenReader),
    rules: rulesOf(entry, mssp),
    nights: nightsOf(telling, derivation.asOf),
    trend: trendOf(telling, derivation.asOf),
    related: nothingRelated,
    history,
  };
}

/** When a record was measured: its own word, or its first session's. */
export function visitedAt(record: ScanRecord | null): string | null {
  return isoOf(record?.mudlark?.visited ?? record?.sessions[0]?.connected);
}

/** Names that frameworks and codebases ship with: they name no game. */
const placeholders = new Set([
  "mygame",
  "my-game",
  "mud-name",
  "pennmush",
  "tbamud",
  "circlemud",
  "coffeemud",
  "mux",
  "unnamed",
  "name-not-set",
]);

function otherName(name: string, said: Fact<string> | null): Fact<string> | null {
  if (said === null || slugOf(said.value) === slugOf(name) || placeholders.has(slugOf(said.value))) return null;
  return said;
}

function lastVisitOf(
  record: ScanRecord | null,
  last: HistoryVisit | undefined,
  recorded: Visit | null,
): ServerView["lastVisit"] {
  if (last !== undefined) return { at: isoSeconds(last.at), outcome: last.outcome, reason: last.refusal ?? null };
  if (recorded === null) return null;
  return { at: isoSeconds(recorded.at), outcome: recorded.outcome, reason: record?.mudlark?.outcome.reason ?? null };
}

type Visit = Pick<HistoryVisit, "at" | "outcome">;

/** The visit that a record tells of; null where there was none, or it bears a date that is still to come. */
function visitOfRecord(record: ScanRecord | null, visited: string | null, asOf: string | null): Visit | null {
  if (record === null || visited === null || asOf === null || visited > asOf) return null;
  const found = record["server-probe"] === undefined ? "unreachable" : "ok";
  const outcome = record.mudlark?.outcome.code ?? found;
  return saysNothing(outcome) ? null : { at: Date.parse(visited) / 1000, outcome };
}

function isoOrNull(seconds: number | undefined): string | null {
  return seconds === undefined ? null : isoSeconds(seconds);
}

function playersOf(history: readonly HistoryVisit[], mssp: MsspFacts): ServerView["players"] {
  const newest = history.findLast((visit) => visit.players !== undefined);
  if (newest?.players !== undefined) {
    const { players: value, claimed = null } = newest;
    return { value, claimed, at: isoSeconds(newest.at), source: "reading" };
  }
  const text = msspText(mssp, "PLAYERS");
  if (text?.at == null) return null;
  const count = msspCount(mssp, "PLAYERS")?.value ?? null;
  const claimed = count === null || isPlausibleCount(count, []) ? null : count;
  return { value: claimed === null ? count : null, claimed, at: text.at, source: "record" };
}

/** Visits with counts of players that cannot be true taken for claims. */
function withPlausibleCounts(visits: readonly HistoryVisit[]): readonly HistoryVisit[] {
  if (visits.every(({ players }) => players == null || players <= believedOfAny)) return visits;
  const earlier: number[] = [];
  return visits.map((visit) => {
    if (visit.players == null) return visit;
    const plausible = isPlausibleCount(visit.players, earlier);
    earlier.push(visit.players);
    return plausible ? visit : { ...visit, players: null, claimed: visit.players };
  });
}

function bootedOf(history: readonly HistoryVisit[], mssp: MsspFacts): Fact<string> | null {
  const newest = history.findLast((visit) => visit.booted !== undefined);
  if (newest?.booted !== undefined)
    return { value: isoSeconds(newest.booted), source: "mssp", at: isoSeconds(newest.at) };
  const boot = bootTime(mssp);
  return boot === null ? null : { ...boot, value: isoSeconds(boot.value) };
}

function createdOf(entry: ListingEntry, mssp: MsspFacts): Fact<number> | null {
  if (entry.created !== undefined) return fact(entry.created);
  const said = msspText(mssp, "CREATED");
  const year = Number(/\b(19[7-9]\d|20\d\d)\b/.exec(said?.value ?? "")?.[1]);
  return said === null || Number.isNaN(year) ? null : { ...said, value: year };
}

function webFact(said: Fact<string> | null): Fact<string> | null {
  const url = said === null ? null : webAddress(said.value);
  return said === null || url === null ? null : { ...said, value: url };
}

/** An entry's web address; none where it carries credentials, which `mudlark data check` refuses. */
function ownAddress(listed: string | undefined): string | undefined {
  if (listed === undefined) return undefined;
  const { username, password } = new URL(listed);
  return username === "" && password === "" ? listed : undefined;
}

function adultFlag(mssp: MsspFacts): Fact<boolean> | null {
  const flag = msspFlag(mssp, "ADULT MATERIAL");
  if (flag !== null) return flag;
  const age = msspCount(mssp, "MINIMUM AGE");
  return age !== null && age.value >= 18 ? { ...age, value: true } : null;
}

function msspView(mssp: MsspFacts, entry: ListingEntry): MsspView | null {
  if (mssp.sent === null) return null;
  const variables = Object.entries(mssp.sent.values).map(([name, value]) => ({
    name,
    values: typeof value === "string" ? [value] : value,
  }));
  return { variables, source: mssp.sent.source, at: mssp.sent.at, findings: checkMssp(variables, entry, mssp.sent.at) };
}
