import { defined } from "../objects/index.ts";
import type { ListingAddress, ListingEntry } from "./listing-entry.ts";
import type { EncodingReport } from "./mudlark-part.ts";
import { bannerText } from "./meaning/banner-text.ts";
import type { ScanRecord } from "./scan-record.ts";

/** How to read a game's texts: the name of the encoding, and where that comes from. */
export interface KnownEncoding {
  /** A name from @mudlark/scanner/encoding; records of other programs may use any spelling. */
  name: string;
  /** As in `EncodingReport`; `record` means that another program's record names it. */
  source: EncodingReport["source"] | "record";
  /** 0 to 1, for a guess from the bytes. */
  confidence?: number | undefined;
}

/** A game's login screen from its record. */
export interface LoginScreen {
  /** Bytes before and after Return, base64; undefined if the record has only the texts. */
  raw: { before: string; after: string } | undefined;
  /** Texts of the first connection in telnetlib3's layout; "" if there is none. */
  before: string;
  after: string;
  /** Undefined if nothing is known about it. */
  encoding: KnownEncoding | undefined;
  /** True if the bytes are from the deep visit. */
  deep: boolean;
}

/** The narrowest and the widest window that a login screen may be drawn for, in columns. */
export const columnBounds = [20, 400] as const;

/** What the listing says about reading a game's texts; the address's settings override the entry's. */
export function overridesOf(
  entry: Pick<ListingEntry, "encoding" | "columns">,
  address: Pick<ListingAddress, "encoding" | "columns"> | undefined,
): { encoding?: string; columns?: number } {
  const encoding = address?.encoding ?? entry.encoding;
  const columns = address?.columns ?? entry.columns;
  return { ...defined({ encoding, columns }) };
}

/**
 * A game's login screen and its encoding. Uses the deep visit's bytes if the record has them, since it keeps them only
 * if they are the fuller ones. The entry's encoding overrides what the scanner detected, so that a correction needs no
 * new visit.
 */
export function loginScreenOf(
  record: ScanRecord,
  entry: Pick<ListingEntry, "addresses" | "encoding" | "columns">,
): LoginScreen {
  const { mudlark } = record;
  return {
    raw: mudlark?.deep?.raw ?? mudlark?.raw,
    before: bannerText(record, "before"),
    after: bannerText(record, "after"),
    encoding: encodingOf(record, entry),
    deep: mudlark?.deep?.raw !== undefined,
  };
}

/**
 * The encoding of a game's texts: the listing's, otherwise what the visit found for the login screen that is shown,
 * otherwise what another program's record says. Undefined if nothing is known.
 * @param record null for a game that has none yet
 */
export function encodingOf(
  record: ScanRecord | null,
  entry: Pick<ListingEntry, "addresses" | "encoding" | "columns">,
): KnownEncoding | undefined {
  const listed = overridesOf(entry, entry.addresses[0]).encoding;
  if (listed !== undefined) return { name: listed, source: "entry" };
  const part = record?.mudlark;
  const report = (part?.deep?.raw === undefined ? undefined : part.deep.encoding) ?? part?.encoding;
  if (report !== undefined) return report;
  const name = record?.["server-probe"]?.session_data.encoding;
  return name === undefined ? undefined : { name, source: "record" };
}
