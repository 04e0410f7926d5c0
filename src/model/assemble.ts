import { nearSame } from "@mudlark/scanner/likeness";
import type { ListingEntry, ScanRecord } from "@mudlark/scanner/record";
import { capabilityNames, saysNothing } from "@mudlark/scanner/record";
import { isOld } from "./freshness.ts";
import { fingerprintsOf } from "./fingerprints.ts";
import { countriesOf, groupServers, sharedHosts } from "./groups.ts";
import { newsOfServer } from "./news.ts";
import { currentPlayers } from "./nights.ts";
import type { RoundCounts } from "./players/series.ts";
import { serverView, visitedAt, type Derivation } from "./server.ts";
import { capabilityStates, type CapabilityState, type HistoryVisit, type ServerView } from "./server-view.ts";
import type { DataReport, GroupView, ProtocolView, SiteModel, Totals } from "./site-model.ts";
import { byName } from "./text.ts";
import { isoFromSeconds } from "./dates.ts";
import { protocolSlug } from "./vocabulary.ts";

/** The contents of the data directory. */
interface SiteData {
  entries: readonly ListingEntry[];
  records: ReadonlyMap<string, ScanRecord>;
  /** Visits by id, oldest first. */
  histories: ReadonlyMap<string, readonly HistoryVisit[]>;
  /** Counts of counting rounds by id. */
  counts?: ReadonlyMap<string, RoundCounts>;
  /** The times of all counting rounds, Unix time in seconds, ascending. */
  rounds?: readonly number[];
  report: DataReport;
  /** Latest possible time of a visit, milliseconds since 1970: a record with a later one has a wrong date. */
  latest?: number;
  /** When the site is built, milliseconds since 1970. Default: the time of the newest visit, as in invented worlds. */
  now?: number;
}

/**
 * Joins and derives everything that the site shows, once per build. Pure, and nothing in it is quadratic in the number
 * of servers.
 */
export function assemble(data: SiteData, derivation: Omit<Derivation, "asOf" | "countedUntil" | "now">): SiteModel {
  const asOf = newestVisit(data);
  const now = data.now ?? (asOf === null ? 0 : Date.parse(asOf));
  const rounds = data.rounds ?? [];
  const countedUntil = Math.max(asOf === null ? 0 : Date.parse(asOf) / 1000, rounds.at(-1) ?? 0);
  const views = data.entries
    .map((entry) =>
      serverView(
        entry,
        data.records.get(entry.id) ?? null,
        data.histories.get(entry.id) ?? [],
        data.counts?.get(entry.id),
        {
          ...derivation,
          asOf,
          countedUntil,
          now,
        },
      ),
    )
    .sort((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1));
  const hosts = sharedHosts(views);
  const servers = withRelated(views, hosts);
  const fingerprints = fingerprintsOf(servers);
  const byFingerprint = new Map(fingerprints.map((each) => [each.hash, each]));
  const countries = countriesOf(servers);
  return {
    asOf,
    outdated: asOf !== null && isOld(asOf, now),
    servers,
    byId: new Map(servers.map((server) => [server.id, server])),
    fingerprints,
    byFingerprint,
    protocols: protocolsOf(servers),
    codebases: groupServers(servers, (server) => [server.codebaseGroup]),
    families: groupServers(servers, (server) => [server.family?.value]),
    genres: groupServers(servers, (server) => [server.genre?.value]),
    gameplays: groupServers(servers, (server) => server.gameplay.map((each) => each.value)),
    languages: groupServers(servers, (server) => server.languages.map((each) => each.value)),
    encodings: groupServers(servers, (server) => [server.encodingGroup]),
    countries,
    hosts,
    rounds,
    news: servers
      .flatMap((server) => newsOfServer(server, byFingerprint))
      .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.key < b.key ? -1 : 1)),
    totals: totalsOf(servers, fingerprints.length, countries.filter((country) => country.servers.length > 0).length),
    redirects: new Map(data.entries.flatMap((entry) => (entry.formerIds ?? []).map((former) => [former, entry.id]))),
    report: data.report,
  };
}

function newestVisit(data: SiteData): string | null {
  const { latest = Infinity } = data;
  let newest: string | null = null;
  const offer = (at: string): void => {
    if (newest === null || Date.parse(at) > Date.parse(newest)) newest = at;
  };
  for (const entry of data.entries) {
    const visited = visitedAt(data.records.get(entry.id) ?? null);
    if (visited !== null && Date.parse(visited) <= latest) offer(visited);
    const last = data.histories.get(entry.id)?.findLast((visit) => !saysNothing(visit.outcome));
    if (last !== undefined) offer(isoFromSeconds(last.at));
  }
  return newest;
}

function withRelated(views: readonly ServerView[], hosts: readonly GroupView[]): ServerView[] {
  const neighbours = new Map<string, Set<string>>();
  for (const host of hosts) {
    // Hundreds of games on one address are a hosting service, and are not related; only its own page lists them.
    if (host.servers.length > 50) continue;
    for (const id of host.servers) {
      const set = neighbours.get(id) ?? new Set<string>();
      for (const other of host.servers) if (other !== id) set.add(other);
      neighbours.set(id, set);
    }
  }
  const near = nearSame(
    views.flatMap(({ id, banner }) => (banner === null ? [] : [{ id, text: `${banner.before}\n${banner.after}` }])),
  );
  return views.map((view) => ({
    ...view,
    related: {
      sameHost: [...(neighbours.get(view.id) ?? [])],
      nearBanner: (near.get(view.id) ?? []).map(({ id, percent }) => ({ id, likeness: percent })),
    },
  }));
}

function protocolsOf(servers: readonly ServerView[]): ProtocolView[] {
  const table = capabilityNames.map((name) => ({
    name,
    slug: protocolSlug(name),
    servers: Object.fromEntries(capabilityStates.map((state) => [state, [] as string[]])) as Record<
      CapabilityState,
      string[]
    >,
  }));
  for (const server of servers) {
    server.capabilities.forEach((capability, index) => table[index]?.servers[capability.state].push(server.id));
  }
  return table;
}

function totalsOf(servers: readonly ServerView[], fingerprints: number, countries: number): Totals {
  const count = (test: (server: ServerView) => boolean): number => servers.filter(test).length;
  const state = (name: ServerView["status"]["state"]): number => count((server) => server.status.state === name);
  const counts = servers.flatMap((server) => currentPlayers(server) ?? []);
  return {
    servers: servers.length,
    visited: count((server) => server.lastVisit !== null),
    live: state("live"),
    unstable: state("unstable"),
    dark: state("dark"),
    archived: state("archived"),
    unvisited: state("unvisited"),
    players: counts.reduce((sum, value) => sum + value, 0),
    playersCounted: counts.length,
    fingerprints,
    countries,
  };
}
