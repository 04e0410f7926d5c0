import { formatTarget } from "../address/index.ts";
import { decode } from "../encoding/index.ts";
import { factsOfRecord, type MsspFacts } from "../mssp/index.ts";
import { loginScreenOf, type ListingEntry, type Reading, type ScanRecord, type StatusVisit } from "../record/index.ts";

/** A visit with the players it counted. */
export type CountedVisit = StatusVisit & Pick<Reading, "players">;

/** A game under examination: what people wrote, and what the census measured. */
export interface ExaminedGame {
  entry: ListingEntry;
  /** The path of its file, for messages. */
  file: string;
  record: ScanRecord | undefined;
  /** The last visit. */
  reading: Reading | undefined;
  /** Its visits of the last weeks, in any order. */
  visits: readonly CountedVisit[];
}

/** Something that a moderator should look at. */
export interface Diagnosis {
  rule: string;
  /** The games, starting with the one to keep if one should be removed. */
  ids: string[];
  /** The problem, in a sentence. */
  what: string;
  /** The evidence, one sentence each. */
  evidence: string[];
  /** Commands to run or lines to write that fix it; a person decides. */
  fix: string[];
}

/** A rule: one kind of problem to look for. */
export interface DoctorRule {
  name: string;
  /** What it looks for, in a sentence. */
  looksFor: string;
  examine(games: readonly ExaminedGame[]): Diagnosis[];
}

/** Everything that the login screen said, before and after Return, decoded by the encoding that is known. */
export function screenOf({ entry, record }: ExaminedGame): string {
  if (record === undefined) return "";
  const { raw, before, after, encoding } = loginScreenOf(record, entry);
  if (raw === undefined || encoding === undefined) return before + after;
  return [raw.before, raw.after].map((text) => decode(Buffer.from(text, "base64"), encoding.name)).join("");
}

/** The server's MSSP, from the last visit that received it. */
export function msspOfGame({ entry, record }: ExaminedGame): MsspFacts {
  return factsOfRecord(record, { entry: entry.addresses[0]?.encoding ?? entry.encoding });
}

/** The primary address as HOST:PORT, the form the commands accept. */
export function primaryTarget({ entry }: ExaminedGame): string {
  return formatTarget(entry.addresses[0] ?? { host: "?", port: 0 });
}

/** Whether the listing says that two games are different although they seem the same. */
export function knownApart({ entry: a }: ExaminedGame, { entry: b }: ExaminedGame): boolean {
  return a.notSameAs?.includes(b.id) === true || b.notSameAs?.includes(a.id) === true;
}
