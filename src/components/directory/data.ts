// The data of the directory's script: made at build time (facets.ts), written to directory.json, read by client/.
import type { CapabilityName } from "@mudlark/scanner/record";

/** One way to filter the list: "Genre", with the values that occur. */
export interface Facet {
  /** Name in the address: ?genre=fantasy. */
  key: string;
  label: string;
  /** Facets of the same heading are grouped. */
  heading?: string;
  /** What the text search uses: the words of its values, or its label for a server that has it. */
  searched?: "values" | "label";
  values: readonly FacetValue[];
}

export interface FacetValue {
  slug: string;
  label: string;
  /** How many servers have it. */
  count: number;
}

/** Changes from nothing are infinite, and JSON has no such number. */
export const largestChange = 999;

export interface DirectoryServer {
  id: string;
  name: string;
  /** Its description, in one line. */
  about?: string;
  /** Its facet values, numbered through all facets: 0 is the first value of the first facet. */
  values: readonly number[];
  /** Players online on the last visit, if it answered and reports a count. */
  players?: number;
  /**
   * Players on a typical evening, in 24 time zones: UTC, one hour ahead of it, and so on; or one number, if they are all
   * the same.
   */
  evenings?: number | readonly number[];
  /** Change of its players from one month to the next, in per cent, at most `largestChange`. */
  trend?: number;
  /** Share of the last 30 nights' visits that reached it, in per cent. */
  reached?: number;
  created?: number;
  /** Day of its numbers, "2026-02-14". */
  measured?: string;
}

export interface DirectoryData {
  facets: readonly Facet[];
  /** In the order of the page's rows: by name. */
  servers: readonly DirectoryServer[];
}

/** A login screen for the gallery view: the picture that fits, and the full-size one if that is a different file. */
interface GalleryPicture {
  file: string;
  width: number;
  height: number;
  /** File of the full-size picture, for screens with two or more pixels per CSS pixel. */
  whole?: string;
  alt: string;
}

/** In the order of `DirectoryData.servers`; null if there is no picture. */
export type GalleryData = readonly (GalleryPicture | null)[];

/** What the search knows about each game beyond `DirectoryData`, in the same order. */
export type SearchTexts = readonly {
  /** Its own name for itself, and former names. */
  names?: readonly string[];
  /** "Codebase: CircleMUD 3.1", "Tag: naval". */
  facts?: readonly string[];
  /** The full description, if it is longer than the line in `DirectoryData`. */
  about?: string;
  /** Current addresses as "host port". */
  at: readonly string[];
  /** Former addresses. */
  was?: readonly string[];
}[];

/** Words of login screens that start with one letter → the servers that have them, by index. */
export type SearchShard = Readonly<Record<string, readonly number[]>>;

/** Heading of the facets with the state of each protocol. */
export const protocolsHeading = "Protocols";

/** What players ask for first: the table shows only these, the server's page shows all. */
export const mainProtocolNames = [
  "GMCP",
  "MSDP",
  "MCCP2",
  "MXP",
  "MSP",
  "TLS",
  "UTF-8",
] as const satisfies readonly CapabilityName[];

export const sorts = [
  "name",
  "match",
  "players",
  "evening",
  "trend",
  "reached",
  "status",
  "measured",
  "created",
  "codebase",
  "genre",
  "country",
  "protocols",
] as const;
export type Sort = (typeof sorts)[number];
