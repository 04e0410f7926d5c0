import ipaddr from "ipaddr.js";
import { bootTimeOf, factsOfRecord, playersOf } from "../../mssp/index.ts";
import { defined } from "../../objects/index.ts";
import { generator, RecordError, type MudlarkPart, type Reading, type ScanRecord } from "../../record/index.ts";
import { evidenceOf } from "./evidence.ts";
import { beginning } from "../../text/index.ts";

/**
 * Another program's record with our part added, as far as it can be derived from the record. The other keys are
 * unchanged.
 * @param record a record with at least one session
 * @param provenance where it comes from, and what was lost in the import
 * @param where the file, for error messages
 * @throws RecordError if no session says when it took place
 */
export function importedRecord(record: ScanRecord, provenance: string, where: string): ScanRecord {
  const session = record.sessions.at(-1);
  const time = session === undefined ? Number.NaN : Date.parse(session.connected);
  if (session === undefined || Number.isNaN(time)) {
    throw new RecordError(`${where}: sessions: no session has a time (connected), so the record cannot be dated.`);
  }
  const data = record["server-probe"]?.session_data;
  const spoke =
    data !== undefined && (data.banner_before_return ?? data.banner_after_return ?? data.mssp) !== undefined;
  const part: MudlarkPart = {
    schema: 1,
    generator,
    origin: "imported",
    provenance: beginning(provenance, 500),
    outcome: {
      code: spoke ? "ok" : "silent",
      reason: spoke
        ? "It answered, according to the imported record."
        : "The imported record contains nothing that it sent.",
      phase: "done",
    },
    visited: new Date(time).toISOString(),
    transport: "telnet",
    evidence: evidenceOf(record),
  };
  const raw = rawOf(record);
  if (raw !== undefined) part.raw = raw;
  if (session.ip !== undefined && ipaddr.isValid(session.ip)) part.ipFamily = ipaddr.parse(session.ip).kind();
  if (record["server-probe"] !== undefined && followsOurRule(record["server-probe"]["fingerprint-data"])) {
    part.rule = "telnetlib3-2.5.0";
  }
  return { ...record, mudlark: part };
}

/** The bytes of the banners, if the record's version kept them: {text, raw_hex}. */
function rawOf(record: ScanRecord): MudlarkPart["raw"] {
  const data = record["server-probe"]?.session_data;
  const [before, after] = [data?.banner_before_return, data?.banner_after_return].map((banner) => {
    const hex = typeof banner === "object" ? banner.raw_hex : undefined;
    return hex !== undefined && /^(?:[0-9a-f]{2})*$/i.test(hex)
      ? Buffer.from(hex, "hex").toString("base64")
      : undefined;
  });
  return before === undefined && after === undefined ? undefined : { before: before ?? "", after: after ?? "" };
}

/**
 * The rule of telnetlib3 2.5.0 is recognised by its five keys: older versions have no scan-type, newer ones have more
 * keys.
 */
function followsOurRule(data: object): boolean {
  return "scan-type" in data && Object.keys(data).length === 5;
}

/**
 * The values of an imported visit, as a line of the readings.
 * @param id id of the entry that the record belongs to
 */
export function readingOf(id: string, record: ScanRecord): Reading | undefined {
  const [session, part, probe] = [record.sessions.at(-1), record.mudlark, record["server-probe"]];
  if (session === undefined || part === undefined) return undefined;
  const mssp = factsOfRecord(record);
  const seconds = probe?.session_data.timing?.total ?? 0;
  const players = playersOf(mssp);
  const booted = bootTimeOf(mssp);
  return {
    id,
    host: session.host,
    port: session.port,
    outcome: part.outcome.code,
    ...defined({ ip: session.ip }),
    ...(probe !== undefined && { fingerprint: probe.fingerprint }),
    ...defined({ booted }),
    at: part.visited.replace(/\.\d+Z$/, "Z"),
    ms: { total: Math.round(Math.max(0, seconds) * 1000) },
    ...defined({ players }),
    changed: ["new"],
  };
}
