import { fingerprintOf } from "../fingerprint/index.ts";
import { explain, notJson, RecordError } from "./explain.ts";
import { scanRecordSchema, type ScanRecord } from "./scan-record.ts";
import { tooLarge } from "./size.ts";

/**
 * Reads one record of any version of the format, telnetlib3's or ours, and checks its fingerprint against its data.
 * @param json the file's text
 * @param where the file, for error messages
 * @throws RecordError with a sentence for each problem
 */
export function readRecord(json: string, where: string): ScanRecord {
  let value: unknown;
  try {
    // Some programs put a byte order mark before their JSON (RFC 8259, section 8.1: a reader may ignore it).
    value = JSON.parse(json.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw new RecordError(`${where}: ${notJson(cause)} Restore the file from git, or scan the server again.`, {
      cause,
    });
  }
  const large = tooLarge(value);
  if (large !== undefined) {
    throw new RecordError(`${where}: ${large}, which no valid record has. Restore the file from git.`);
  }
  const parsed = scanRecordSchema.safeParse(value);
  if (!parsed.success) throw new RecordError(explain(where, parsed.error), { cause: parsed.error });
  checkFingerprint(parsed.data, where);
  return parsed.data;
}

function checkFingerprint(record: ScanRecord, where: string): void {
  const probe = record["server-probe"];
  if (probe === undefined) return;
  const computed = fingerprintOf(probe["fingerprint-data"]);
  if (computed !== probe.fingerprint) {
    throw new RecordError(
      `${where}: server-probe.fingerprint: is ${probe.fingerprint}, but its fingerprint-data hashes to ${computed}. ` +
        "One of them was changed by hand: restore the file from git, or scan the server again.",
    );
  }
}
