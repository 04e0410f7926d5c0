import type { ScanRecord } from "../scan-record.ts";

/**
 * The banner as text, whichever form the record's version uses ("" if there is none). Lone surrogates represent bytes.
 */
export function bannerText(record: ScanRecord, which: "before" | "after"): string {
  const banner = record["server-probe"]?.session_data[`banner_${which}_return`];
  return typeof banner === "string" ? banner : (banner?.text ?? "");
}
