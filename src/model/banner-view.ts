import { guessConfidence } from "@mudlark/scanner/encoding";
import { encodingOf, type ListingEntry, loginScreenOf, overridesOf, type ScanRecord } from "@mudlark/scanner/record";
import { pageSlug, plainLine } from "@mudlark/scanner/text";
import type { Confirmations } from "./confirmed.ts";
import { encodingName } from "./encoding-name.ts";
import type { BannerView, GroupRef } from "./server-view.ts";

/**
 * The encoding under which a game is listed. A plain ASCII screen without a declared encoding looks the same in nearly
 * all of them, and is listed as ASCII.
 */
export function encodingGroup(record: ScanRecord | null, entry: ListingEntry): GroupRef | null {
  const encoding = encodingOf(record, entry);
  if (encoding === undefined) return null;
  const name = encoding.source === "default" && encoding.name === "utf-8" ? "ascii" : encoding.name;
  return { slug: pageSlug(name), name: encodingName(plainLine(name, 40)) };
}

/** The login screen: the deep visit's if that is the fuller one; null if there is none. */
export function bannerViewOf(entry: ListingEntry, record: ScanRecord | null, seen: Confirmations): BannerView | null {
  if (record === null) return null;
  const { raw, before, after, encoding, deep } = loginScreenOf(record, entry);
  if (raw === undefined && before === "" && after === "") return null;
  return {
    raw: raw ?? null,
    before,
    after,
    encoding: encoding?.name ?? null,
    encodingGuessed: encoding?.source === "bytes" && (encoding.confidence ?? 1) < guessConfidence,
    columns: overridesOf(entry, entry.addresses[0]).columns ?? record.mudlark?.columns ?? 80,
    deep,
    ...(deep ? seen.deep : seen.visit),
  };
}
