import { addressKey } from "../../address/index.ts";
import { type ListingFile, type Reading, type RecordSession, type ScanRecord } from "../../record/index.ts";
import { readingOf } from "./imported-record.ts";

/** Something that is not imported, and why. */
export interface Skipped {
  /** The file, and the line if there is one. */
  from: string;
  why: string;
}

/** Everything found about one host and port. */
export interface Found {
  host: string;
  port: number;
  /** The file, and the line if there is one, that mentioned it first. */
  from: string;
  name?: string;
  /** TLS from the first byte. */
  tls?: boolean;
  encoding?: string;
  columns?: number;
  /** A second port of the same host, with TLS from the first byte. */
  tlsPort?: number;
  /** Other facts about the game from a list. */
  facts?: Partial<ListingFile>;
  /** The newest record with our part added, and the sessions of all of them. */
  record?: ScanRecord;
  /** One reading for each record; the id is not known yet. */
  readings: Omit<Reading, "id">[];
}

/** What an import found, by address. If one server has many records, only the newest is kept in memory. */
export class Gathered {
  readonly found = new Map<string, Found>();
  readonly skipped: Skipped[] = [];

  skip(from: string, why: string): void {
    this.skipped.push({ from, why });
  }

  /** Adds an address from a list. The first line with an address counts. */
  addLine(found: Omit<Found, "readings" | "record">): void {
    const key = addressKey(found);
    const known = this.found.get(key);
    if (known === undefined) this.found.set(key, { ...found, readings: [] });
    else this.skip(found.from, `${found.host} ${String(found.port)} is already in ${known.from}.`);
  }

  /** Adds a record of one host and port that already has our part. */
  addRecord(record: ScanRecord, from: string, name?: string): void {
    const session = record.sessions.at(-1);
    const reading = readingOf("", record);
    if (session === undefined || reading === undefined) return;
    const { id: _, ...figures } = reading;
    const key = addressKey(session);
    const known = this.found.get(key) ?? { host: session.host, port: session.port, from, readings: [] };
    this.found.set(key, known);
    if (name !== undefined) known.name ??= name;
    if (!known.readings.some(({ at }) => at === figures.at)) known.readings.push(figures);
    const older = known.record;
    const newest = older === undefined || visited(record) >= visited(older) ? record : older;
    known.record = { ...newest, sessions: merged([...(older?.sessions ?? []), ...record.sessions]) };
  }
}

function visited(record: ScanRecord): string {
  return record.mudlark?.visited ?? "";
}

/** Sessions by time, without duplicates. */
function merged(sessions: readonly RecordSession[]): RecordSession[] {
  const once = new Map(sessions.map((session) => [`${session.connected} ${session.ip ?? ""}`, session]));
  return [...once.values()].sort((a, b) => Date.parse(a.connected) - Date.parse(b.connected));
}
