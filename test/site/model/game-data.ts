// What the census would have stored of one game, for tests of what the site derives from it.
import type { ListingEntry, MudlarkPart, OutcomeCode, ScanRecord } from "@mudlark/scanner/record";
import { readAliases } from "../../../src/load/aliases.ts";
import { aliasesOf } from "../../../src/model/aliases.ts";
import { assemble } from "../../../src/model/assemble.ts";
import { serverView, type Derivation } from "../../../src/model/server.ts";
import type { HistoryVisit, ServerView } from "../../../src/model/server-view.ts";
import type { SiteModel } from "../../../src/model/site-model.ts";

/** When `measured` records were measured. */
export const measuredAt = "2026-06-30T03:00:00Z";

/** A listed game with one address. */
export function listed(more: Partial<ListingEntry> = {}): ListingEntry {
  return { id: "alpha", name: "Alpha", addresses: [{ host: "a.example", port: 4000, tls: false }], ...more };
}

/**
 * A visit to that address, which succeeded and counted nothing except for what is given.
 * @param at seconds since 1970
 */
export function visitAt(at: number, more: Partial<HistoryVisit> = {}): HistoryVisit {
  return {
    at,
    outcome: "ok",
    players: undefined,
    booted: undefined,
    connect: undefined,
    host: "a.example",
    port: 4000,
    fingerprint: undefined,
    banner: undefined,
    changed: undefined,
    ...more,
  };
}

/** A visit to that address. @param at ISO 8601 */
export function visited(at: string, outcome: OutcomeCode = "ok", more: Partial<HistoryVisit> = {}): HistoryVisit {
  return visitAt(Date.parse(at) / 1000, { outcome, ...more });
}

/**
 * Makes histories of visits, one a night.
 * @param start of the first visit, seconds since 1970
 * @returns a function of their number, and of what each night found
 */
export function nightsFrom(start: number) {
  return (count: number, more: (night: number) => Partial<HistoryVisit> = () => ({})): HistoryVisit[] =>
    Array.from({ length: count }, (_, night) => visitAt(start + night * 86_400, more(night)));
}

interface Scanned {
  /** When it was measured, ISO 8601. */
  connected: string;
  mssp?: Record<string, string | string[]>;
  banner?: string;
  /** Options that the server requested. */
  requested?: string[];
  /** The scanner's own part; without it, the record is another program's, as `mudlark import` writes it. */
  mudlark?: Partial<MudlarkPart>;
}

/** A record of a game that shows a screen, and sends MSSP if that is given. */
export function recordOf({ connected, mssp, banner = "Welcome.", requested = [], mudlark }: Scanned): ScanRecord {
  return {
    "server-probe": {
      fingerprint: "2d1d3bcf28abae7b",
      "fingerprint-data": {
        "offered-options": [],
        "probed-protocol": "server",
        "refused-options": [],
        "requested-options": requested,
        "scan-type": "quick",
      },
      session_data: { banner_before_return: banner, banner_after_return: "", ...(mssp !== undefined && { mssp }) },
    },
    sessions: [{ host: "a.example", ip: "198.51.100.7", port: 4000, connected }],
    ...(mudlark !== undefined && {
      mudlark: {
        schema: 1,
        generator: "test",
        origin: "scan",
        outcome: { code: "ok", reason: "It answered.", phase: "done" },
        visited: connected,
        transport: "telnet",
        ...mudlark,
      },
    }),
  };
}

/** A record of that game, as our own scan writes it. */
export function measured(part: Partial<MudlarkPart> = {}, mssp?: Record<string, string | string[]>): ScanRecord {
  return recordOf({ connected: measuredAt, ...(mssp !== undefined && { mssp }), mudlark: { evidence: {}, ...part } });
}

/** What the site shows of a game, without alias tables. */
export function viewOf(
  record: ScanRecord | null,
  history: readonly HistoryVisit[] = [],
  entry: ListingEntry = listed(),
  more: Partial<Derivation> & { rounds?: Parameters<typeof serverView>[3] } = {},
): ServerView {
  const { rounds, ...derivation } = more;
  return serverView(entry, record, history, rounds, {
    aliases: aliasesOf({ codebases: [], families: [], countries: [], languages: [] }),
    countryOfAddress: () => null,
    asOf: measuredAt,
    countedUntil: Date.parse(measuredAt) / 1000,
    now: Date.parse(measuredAt),
    ...derivation,
  });
}

/** A game of a site: its entry, and what the census has stored of it. */
interface StoredGame {
  entry?: ListingEntry;
  record?: ScanRecord | null | undefined;
  history?: readonly HistoryVisit[];
}

const aliases = await readAliases();

/**
 * The model of a site with these games, and the project's alias tables.
 * @param more other data
 */
export function siteOf(
  games: readonly StoredGame[],
  more: Partial<Parameters<typeof assemble>[0]> = {},
  countryOfAddress: Derivation["countryOfAddress"] = () => null,
): SiteModel {
  const stored = games.map(({ entry = listed(), ...rest }) => ({ entry, ...rest }));
  return assemble(
    {
      entries: stored.map(({ entry }) => entry),
      records: new Map(stored.flatMap(({ entry, record }) => (record == null ? [] : [[entry.id, record]]))),
      histories: new Map(stored.flatMap(({ entry, history }) => (history === undefined ? [] : [[entry.id, history]]))),
      report: { readings: 0, skipped: [], unread: new Map(), misdated: [], unlisted: [] },
      ...more,
    },
    { aliases, countryOfAddress },
  );
}

/** The first game of such a site. */
export function gameOf(...site: Parameters<typeof siteOf>): ServerView {
  const [game] = siteOf(...site).servers;
  if (game === undefined) throw new RangeError("A site without games was given.");
  return game;
}
