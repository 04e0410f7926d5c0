import type { LogLine } from "../../session/index.ts";
import type { Reading, ScanRecord } from "../../record/index.ts";

/** The readings of one night, of all its shards, in any order. */
export interface NightOfReadings {
  /** The date (UTC) on which its census began. */
  night: string;
  readings: Reading[];
}

/** The record of a game that changed, and the log of the visit that measured it; without a log the old one stays. */
export interface RecordChange {
  record: ScanRecord;
  log: readonly LogLine[] | undefined;
}

/** Where a census keeps what it measured. */
export interface CensusStore {
  /**
   * The nights since one (a date, ISO 8601), the oldest first; one at a time, since a year of them fills the memory.
   * @param last nights after it come from a clock that was wrong: they are passed over, and told of
   */
  nightsSince(first: string, last?: string): AsyncIterable<NightOfReadings>;
  /** The record of a game; undefined when there is none yet, or none that can be read. */
  readRecord(id: string): Promise<ScanRecord | undefined>;
  /** Opens the readings of a night, and repairs what a killed census left. Before the first {@link keep}. */
  openNight(night: string, shard: string | undefined): Promise<void>;
  /**
   * Adds one visit to the night that is open; where the game's record changed, replaces that too. Both are one step:
   * whatever happens meanwhile, a killed process or a power cut, leaves either both or none.
   */
  keep(reading: Reading, change?: RecordChange): Promise<void>;
  /** Sorts the night that is open, and closes it. */
  closeNight(): Promise<void>;
}

/** The store cannot be written or read: where, what, how to fix it. The data so far stays readable. */
export class StoreError extends Error {
  override name = "StoreError";
}

/** What the operating system said, as a sentence for the operator. */
export function storeError(doing: string, file: string, cause: unknown): StoreError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const tip =
    code === "ENOSPC" || code === "EDQUOT"
      ? "The disk is full: what was written so far is whole. Make room, then run it again (a census with --resume)."
      : code === "EACCES" || code === "EPERM" || code === "EROFS"
        ? "Check who owns the folder, and that it may be written."
        : "Fix that, then run it again.";
  return new StoreError(`${file}: ${doing} failed (${code ?? message}). ${tip}`, { cause });
}
