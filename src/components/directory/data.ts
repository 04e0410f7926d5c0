// What the directory's script works on: made at build time (facets.ts), written to directory.json, read by client/.
import type { CapabilityName } from "@mudlark/scanner/record";

/** One way to narrow the list: "Genre", with the values that occur. */
export interface Facet {
  /** Name in the address: ?genre=fantasy. */
  key: string;
  label: string;
  /** Facets of the same heading are grouped. */
  heading?: string;
  /** What the text search knows of it: the words of its values, or its label where a server has it. */
  searched?: "values" | "label";
  values: readonly FacetValue[];
}

export interface FacetValue {
  slug: string;
  label: string;
  /** How many servers have it. */
  count: number;
}

export interface DirectoryServer {
  id: string;
  name: string;
  /** Its description, in one line. */
  about?: string;
  /** Facet values that it has, counted through all facets: 0 is the first value of the first facet. */
  values: readonly number[];
  /** Online by the last visit, where it answers and reports a count. */
  players?: number;
  /** Share of the last 30 nights' visits that reached it, in per cent. */
  reached?: number;
  created?: number;
  /** Day for which its figures hold, "2026-02-14". */
  measured?: string;
}

export interface DirectoryData {
  facets: readonly Facet[];
  /** In the order of the page's rows: by name. */
  servers: readonly DirectoryServer[];
}

/** A login screen for the gallery view: the picture that fits it, and the whole one where that is another. */
export interface GalleryPicture {
  file: string;
  width: number;
  height: number;
  /** File of the whole picture, for screens with two pixels or more to a CSS pixel. */
  whole?: string;
  alt: string;
}

/** In the order of `DirectoryData.servers`; null where there is no picture. */
export type GalleryData = readonly (GalleryPicture | null)[];

/** What the search knows of each game that is not in `DirectoryData`, in the same order. */
export type SearchTexts = readonly {
  /** What it calls itself, what it was called. */
  names?: readonly string[];
  /** "Codebase: CircleMUD 3.1", "Tag: naval". */
  facts?: readonly string[];
  /** The whole description, where that is longer than the line in `DirectoryData`. */
  about?: string;
  /** Addresses as "host port", of today … */
  at: readonly string[];
  /** … and of before. */
  was?: readonly string[];
}[];

/** Words of login screens that begin with one letter → the servers that have them, by place. */
export type SearchShard = Readonly<Record<string, readonly number[]>>;

/** Heading of the facets that say which protocols a server has, and in which state. */
export const protocolsHeading = "Protocols";

/** What players ask for first: the table shows these, the server's page has the rest. */
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
