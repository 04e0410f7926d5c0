import { decode } from "../encoding/index.ts";
import { factsOfRecord, type MsspFacts } from "../mssp/index.ts";
import { loginScreenOf, type ListingEntry, type Reading, type ScanRecord, type StatusVisit } from "../record/index.ts";

/** A visit with the players it counted. */
export type CountedVisit = StatusVisit & Pick<Reading, "players">;

/** A game as the doctor sees it: what people wrote, and what the census measured. */
export interface Patient {
  entry: ListingEntry;
  record: ScanRecord | undefined;
  /** The last visit. */
  reading: Reading | undefined;
  /** Its visits of the last weeks, in any order. */
  visits: readonly CountedVisit[];
}

/** Something that a moderator should look at. */
export interface Diagnosis {
  rule: string;
  /** The games, the one to keep first where one goes. */
  ids: string[];
  /** What it is, in a sentence. */
  what: string;
  /** What was seen, one sentence each. */
  evidence: string[];
  /** The commands, or the line to write, that fixes it; a person decides. */
  fix: string[];
}

/** One kind of trouble. */
export interface DoctorRule {
  name: string;
  /** What it looks for, in a sentence. */
  looksFor: string;
  examine(patients: readonly Patient[]): Diagnosis[];
}

/** Everything that the login screen said, before and after Return, decoded by the encoding that is known. */
export function screenOf({ entry, record }: Patient): string {
  if (record === undefined) return "";
  const { raw, before, after, encoding } = loginScreenOf(record, entry);
  if (raw === undefined || encoding === undefined) return before + after;
  return [raw.before, raw.after].map((text) => decode(Buffer.from(text, "base64"), encoding.name)).join("");
}

/** What the server says of itself, now or when it last did. */
export function msspOfPatient({ entry, record }: Patient): MsspFacts {
  return factsOfRecord(record, { entry: entry.addresses[0]?.encoding ?? entry.encoding });
}

/** HOST:PORT of the primary address, as the commands take it. */
export function targetOf({ entry }: Patient): string {
  const { host, port } = entry.addresses[0] ?? { host: "?", port: 0 };
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The file that people edit. */
export function fileOf({ entry }: Patient): string {
  return `data/servers/${entry.id}.yml`;
}
