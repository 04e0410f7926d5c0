import { bannerText, type EncodingReport, type ListingEntry, type ScanRecord } from "@mudlark/scanner/record";
import { isoOf } from "./dates.ts";
import { encodingName } from "./encoding-name.ts";
import type { BannerView, GroupRef } from "./server-view.ts";
import { plainLine, slugOf } from "./text.ts";

/**
 * The encoding of the login screen. A screen in plain ASCII, of which nothing was declared, tells no encoding: it reads the
 * same in nearly all of them, and is called ascii.
 */
export function encodingGroup(record: ScanRecord | null, entry: ListingEntry): GroupRef | null {
  const report = encodingReport(record);
  const name =
    entry.addresses[0]?.encoding ??
    entry.encoding ??
    (report?.source === "default" && report.name === "utf-8" ? "ascii" : report?.name) ??
    record?.["server-probe"]?.session_data.encoding;
  return name === undefined ? null : { slug: slugOf(name), name: encodingName(plainLine(name, 40)) };
}

/** Of the text that is shown: the deep visit's, where that is the fuller one. */
function encodingReport(record: ScanRecord | null): EncodingReport | undefined {
  const part = record?.mudlark;
  return (part?.deep?.raw === undefined ? undefined : part.deep.encoding) ?? part?.encoding;
}

/** The login screen: the deep visit's where that is the fuller one; null where there is none. */
export function bannerOf(entry: ListingEntry, record: ScanRecord | null, visited: string | null): BannerView | null {
  if (record === null) return null;
  const part = record.mudlark;
  const deep = part?.deep?.raw;
  const own = entry.addresses[0]?.encoding ?? entry.encoding;
  const report = encodingReport(record);
  const before = bannerText(record, "before");
  const after = bannerText(record, "after");
  const raw = deep ?? part?.raw ?? null;
  if (raw === null && before === "" && after === "") return null;
  return {
    raw,
    before,
    after,
    encoding: own ?? report?.name ?? record["server-probe"]?.session_data.encoding ?? null,
    encodingSource: own === undefined ? (report?.source ?? null) : "entry",
    confidence: own === undefined ? (report?.confidence ?? null) : null,
    columns: entry.addresses[0]?.columns ?? entry.columns ?? part?.columns ?? 80,
    deep: deep !== undefined,
    at: deep === undefined ? visited : (isoOf(part?.deep?.visited) ?? visited),
  };
}
