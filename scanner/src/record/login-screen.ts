import type { ListingAddress, ListingEntry } from "./listing-entry.ts";
import type { EncodingReport } from "./mudlark-part.ts";
import { bannerText } from "./read-record.ts";
import type { ScanRecord } from "./scan-record.ts";

/** How a game's texts are read: the name of the encoding, and where that comes from. */
export interface KnownEncoding {
  /** Name by @mudlark/scanner/encoding; records of other programs may have any spelling. */
  name: string;
  /** As in `EncodingReport`; `record`: another program's record says so. */
  source: EncodingReport["source"] | "record";
  /** 0 to 1, for a guess from the bytes. */
  confidence?: number | undefined;
}

/** A game's login screen as its record has it. */
export interface LoginScreen {
  /** Bytes before and after Return, base64; undefined where the record has the texts alone. */
  raw: { before: string; after: string } | undefined;
  /** Texts in the field's layout, of the first connection; "" where there is none. */
  before: string;
  after: string;
  /** Undefined where nothing is known of it. */
  encoding: KnownEncoding | undefined;
  /** True where the bytes are those of the deep visit. */
  deep: boolean;
}

/** What the listing says about reading a game's texts; its address's word goes before its own. */
export function overridesOf(
  entry: Pick<ListingEntry, "encoding" | "columns">,
  address: Pick<ListingAddress, "encoding" | "columns"> | undefined,
): { encoding?: string; columns?: number } {
  const encoding = address?.encoding ?? entry.encoding;
  const columns = address?.columns ?? entry.columns;
  return { ...(encoding === undefined ? {} : { encoding }), ...(columns === undefined ? {} : { columns }) };
}

/**
 * A game's login screen and its encoding. The deep visit's bytes are taken where the record has them: it keeps them only
 * where they are the fuller ones. The entry's encoding wins over what the scanner found, so that a correction needs no
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
 * The encoding of a game's texts: the listing's, else what the visit found for the login screen that is shown, else what
 * another program's record says. Undefined where nothing is known.
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
