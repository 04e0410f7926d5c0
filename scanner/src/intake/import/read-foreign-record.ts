import { z } from "zod";
import { isTooDeep, explain, readRecord, RecordError, type ScanRecord } from "../../record/index.ts";
import { addressKey } from "../../address/index.ts";
import { mostBytes } from "../../data/index.ts";
import type { Gathered } from "./gathered.ts";
import { importedRecord } from "./imported-record.ts";
import { beginning } from "../../text/index.ts";

/** Where a record comes from. */
interface Origin {
  /** The file, for the report. */
  file: string;
  /** Where the whole import comes from, for the records. */
  provenance: string;
  /** The fingerprint in the name of the file's folder, in a folder written by telnetlib3. */
  fingerprint?: string;
}

/**
 * Reads one JSON text: a telnetlib3 record of any version, one of ours, or a server from our API (which contains its
 * record).
 * @param into receives what is found, and what is skipped with the reason
 */
export function readForeignRecord(whole: string, origin: Origin, into: Gathered): void {
  if (whole.length > mostBytes.record) {
    into.skip(origin.file, `it is longer than ${mostBytes.record} characters, which no record is.`);
    return;
  }
  const text = whole.replace(/^\ufeff/, "");
  try {
    const { record, name } = unwrapped(text, origin.file, into);
    if (record === undefined) return;
    if ("client-probe" in record || ("telnet-probe" in record && record["server-probe"] === undefined)) {
      into.skip(origin.file, "it is a record of a client, not of a server.");
      return;
    }
    const fingerprint = record["server-probe"]?.fingerprint;
    if (origin.fingerprint !== undefined && fingerprint !== origin.fingerprint) {
      into.skip(
        origin.file,
        `its folder is named ${origin.fingerprint}, but the record says ${fingerprint ?? "no fingerprint"}.`,
      );
      return;
    }
    for (const part of byAddress(record)) into.addRecord(ofOurs(part, origin), origin.file, name);
    if (record.sessions.length === 0)
      into.skip(origin.file, "it has no session, so it is unclear which server it is about.");
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    for (const sentence of error.message.split("\n")) into.skip(origin.file, withoutPlace(sentence, origin.file));
  }
}

/** The readers' sentences start with the file and end with how to fix our own files; neither is useful here. */
function withoutPlace(sentence: string, file: string): string {
  const what = sentence.startsWith(`${file}: `) ? sentence.slice(file.length + 2) : sentence;
  // Zod's message about a file of some other kind is not helpful.
  if (what.startsWith("sessions: Invalid input")) return "it is not a record of a visit (it has no sessions).";
  return what.replace(/ (?:One of them was changed by hand: r|R)estore the file from git.*$/, "");
}

/**
 * A server from the API has its record under `record`, null if it was never visited; anything else is itself a record.
 */
function unwrapped(text: string, file: string, into: Gathered): { record?: ScanRecord; name?: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { record: readRecord(text, file) };
  }
  if (value === null || typeof value !== "object" || !("record" in value) || "sessions" in value) {
    return { record: readRecord(text, file) };
  }
  if (isTooDeep(value)) throw new RecordError(`${file}: it is nested too deeply to be a record.`);
  if (value.record === null) {
    const { data, error } = unvisitedSchema.safeParse(value);
    if (error !== undefined) throw new RecordError(explain(file, error));
    into.addLine({ ...data, from: file });
    return {};
  }
  const name = "name" in value && typeof value.name === "string" ? { name: value.name } : {};
  return { record: readRecord(JSON.stringify(value.record), file), ...name };
}

/** The keys used from a server of the API that has no record. */
const unvisitedSchema = z.object({
  name: z.string(),
  host: z.string(),
  port: z.int().min(1).max(65535),
  tls: z.boolean().default(false),
});

/**
 * A file may contain sessions with several addresses; each address gets the record with its own sessions, in order of
 * time.
 */
function byAddress(record: ScanRecord): ScanRecord[] {
  const sessions = [...record.sessions].sort((a, b) => Date.parse(a.connected) - Date.parse(b.connected));
  return [...Map.groupBy(sessions, addressKey).values()].map((own) => ({ ...record, sessions: own }));
}

/** Our own records keep our part; other programs' records get one. Both are marked as imported. */
function ofOurs(record: ScanRecord, { provenance, file }: Origin): ScanRecord {
  if (record.mudlark === undefined) return importedRecord(record, provenance, file);
  const source = record.mudlark.provenance ?? provenance;
  return { ...record, mudlark: { ...record.mudlark, origin: "imported", provenance: beginning(source, 500) } };
}
