import type { CapabilityName, Change, Difference, FingerprintData } from "@mudlark/scanner/record";
import type { CapabilityState, CountryView, GroupRef, ServerView } from "./server-view.ts";

export interface FingerprintView {
  hash: string;
  data: FingerprintData;
  /** Ids of the servers that have it, by name. */
  servers: readonly string[];
  /** The data in words. */
  sentences: readonly string[];
  /** Nearest neighbours, nearest first, with what the neighbour has that this one lacks, and the reverse. */
  neighbours: readonly {
    hash: string;
    distance: number;
    more: readonly string[];
    less: readonly string[];
    servers: number;
  }[];
}

/** Servers that share a value: a codebase, a country … */
export interface GroupView extends GroupRef {
  /** Ids of the servers, by name. */
  servers: readonly string[];
}

export interface CountryGroup extends CountryView {
  /** Ids of the servers there: as stated, otherwise by IP address. */
  servers: readonly string[];
  /** How many of them say so. */
  said: number;
  /** How many are there only by IP address, because nothing is stated. */
  byAddress: number;
  /** How many others have their IP address there, but say they are elsewhere. */
  elsewhere: number;
}

export interface ProtocolView {
  name: CapabilityName;
  slug: string;
  /** Ids of the servers in each state. */
  servers: Readonly<Record<CapabilityState, readonly string[]>>;
}

export type NewsKind = "new" | "dark" | "back" | "moved" | "changed" | "record";

/** Something that happened to a server. */
export interface NewsItem {
  /** Stable: the server's id, the time and the kind. */
  key: string;
  kind: NewsKind;
  server: string;
  /** ISO 8601 UTC. */
  at: string;
  /** A short line, without the server's name. */
  title: string;
  /** One or more sentences. */
  text: string;
  changes: readonly Change[];
  /** What changed, as far as the census recorded it; the text says it in words. */
  differences: readonly Difference[];
}

export interface Totals {
  /** Games in the listing, not ports. */
  servers: number;
  visited: number;
  live: number;
  unstable: number;
  dark: number;
  archived: number;
  unvisited: number;
  /** Sum of the newest counts of those that answer. */
  players: number;
  /** Servers that contributed a count. */
  playersCounted: number;
  fingerprints: number;
  countries: number;
}

/** What a moderator should know about the data directory. */
export interface DataReport {
  readings: number;
  /** Malformed lines, which were skipped: file, line and reason. */
  skipped: readonly { file: string; line: number; reason: string }[];
  /** Unreadable records, which were left out: by server id, what is wrong with the file and how to fix it. */
  unread: ReadonlyMap<string, readonly string[]>;
  /** A sentence for each record whose date is in the future: the date is ignored, its facts are shown. */
  misdated: readonly string[];
  /** Ids with readings or a record that are not listed. */
  unlisted: readonly string[];
}

export interface SiteModel {
  /** The newest visit in the data, ISO 8601; null if nothing was visited. Every judgement is as of then. */
  asOf: string | null;
  /** The site was built so long after the newest visit that "live" would be misleading. */
  outdated: boolean;
  /** By name. */
  servers: readonly ServerView[];
  byId: ReadonlyMap<string, ServerView>;
  /** Most shared first. */
  fingerprints: readonly FingerprintView[];
  byFingerprint: ReadonlyMap<string, FingerprintView>;
  protocols: readonly ProtocolView[];
  codebases: readonly GroupView[];
  families: readonly GroupView[];
  genres: readonly GroupView[];
  gameplays: readonly GroupView[];
  languages: readonly GroupView[];
  encodings: readonly GroupView[];
  countries: readonly CountryGroup[];
  /** IP addresses that several games share. */
  hosts: readonly GroupView[];
  /** The times of all counting rounds, Unix time in seconds, ascending. */
  rounds: readonly number[];
  /** Newest first. */
  news: readonly NewsItem[];
  totals: Totals;
  /** Former id → id. */
  redirects: ReadonlyMap<string, string>;
  report: DataReport;
}
