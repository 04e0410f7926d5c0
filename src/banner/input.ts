import type { ListingEntry, ScanRecord } from "@mudlark/scanner/record";
import { bytesOfText } from "./text/bytes-of-text.ts";
import type { BannerInput } from "./types.ts";

/**
 * What to draw for one server. The raw bytes of the record are the authority, those of the deep visit first (it is kept
 * only where it is the fuller one); records of other programs have the text alone, whose bytes are then found again.
 * The entry's encoding and width win over what the scanner found, so that a correction needs no new visit.
 * @returns undefined where the record has no banner at all
 */
export function bannerInputOf(record: ScanRecord, entry: ListingEntry): BannerInput | undefined {
  const session = record["server-probe"]?.session_data;
  const { mudlark } = record;
  const address = entry.addresses[0];
  const found = mudlark?.deep?.raw === undefined ? mudlark?.encoding : (mudlark.deep.encoding ?? mudlark.encoding);
  const encoding = address?.encoding ?? entry.encoding ?? found?.name ?? session?.encoding ?? "utf-8";
  const columns = address?.columns ?? entry.columns;
  const raw = mudlark?.deep?.raw ?? mudlark?.raw;
  const written = session?.encoding ?? "utf-8";
  const before =
    raw === undefined ? bytesOfText(session?.banner_before_return, written) : Buffer.from(raw.before, "base64");
  const after =
    raw === undefined ? bytesOfText(session?.banner_after_return, written) : Buffer.from(raw.after, "base64");
  if (before.length === 0 && after.length === 0) return undefined;
  const mxpSeen = mudlark?.evidence?.MXP;
  return {
    id: entry.id,
    name: entry.name,
    before,
    after,
    encoding,
    ...(columns === undefined ? {} : { columns }),
    mxp: (session?.mxp?.length ?? 0) > 0 || mxpSeen?.reply === "agreed" || (mxpSeen?.data ?? 0) > 0,
    ownAddresses: record.sessions.flatMap(({ host, ip }) => (ip === undefined ? [host] : [host, ip])),
  };
}
