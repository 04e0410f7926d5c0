import type { ScanRecord } from "../scan-record.ts";

/**
 * Whether the first connection of a record's visit got as far as asking for options. Each of them is then either
 * offered or refused.
 */
export function optionsAsked(record: ScanRecord): boolean {
  const data = record["server-probe"]?.["fingerprint-data"];
  return data !== undefined && data["offered-options"].length + data["refused-options"].length > 0;
}
