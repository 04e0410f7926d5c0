import { defined } from "@mudlark/scanner/objects";
import { type ListingEntry, loginScreenOf, overridesOf, type ScanRecord } from "@mudlark/scanner/record";
import { bytesOfText } from "./text/bytes-of-text.ts";
import type { BannerInput } from "./types.ts";

/**
 * What to draw for one server: its login screen, as `loginScreenOf` returns it. Records of other programs have only the
 * text, from which the bytes are reconstructed.
 * @returns undefined if the record has no banner
 */
export function bannerInputOf(record: ScanRecord, entry: ListingEntry): BannerInput | undefined {
  const session = record["server-probe"]?.session_data;
  const { mudlark } = record;
  const { raw, encoding } = loginScreenOf(record, entry);
  const { columns } = overridesOf(entry, entry.addresses[0]);
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
    encoding: encoding?.name ?? "utf-8",
    ...defined({ columns }),
    mxp: (session?.mxp?.length ?? 0) > 0 || mxpSeen?.reply === "agreed" || (mxpSeen?.data ?? 0) > 0,
    ownAddresses: record.sessions.flatMap(({ host, ip }) => (ip === undefined ? [host] : [host, ip])),
  };
}
