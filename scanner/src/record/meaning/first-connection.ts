// How far the first connection of a record's visit got.
import type { ScanRecord } from "../scan-record.ts";

/**
 * Whether it got no byte from the server. Then its silence says nothing about a protocol: it may have hung, or the port
 * may speak TLS. (A server that answers, but not to one question, has been tested.)
 */
export function sentNothing({ mudlark }: ScanRecord): boolean {
  return mudlark?.outcome.code === "silent";
}

/** Whether it got as far as asking for options. Each of them is then either offered or refused. */
export function optionsAsked(record: ScanRecord): boolean {
  const data = record["server-probe"]?.["fingerprint-data"];
  return data !== undefined && data["offered-options"].length + data["refused-options"].length > 0;
}
