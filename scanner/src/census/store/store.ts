import type { NightOfReadings } from "../../data/index.ts";
import type { LogLine } from "../../session/index.ts";
import type { Reading, ScanRecord } from "../../record/index.ts";

/** The record of a game that changed, and the log of the visit that measured it; without a log, the old one is kept. */
export interface RecordChange {
  record: ScanRecord;
  log: readonly LogLine[] | undefined;
}

/** Stores what a census measures. */
export interface CensusStore {
  /**
   * The nights since a date (ISO 8601), oldest first; one at a time, since a year of them would fill the memory.
   * @param last nights after this one come from a wrong clock: they are skipped, with a warning
   */
  nightsSince(first: string, last?: string): AsyncIterable<NightOfReadings>;
  /**
   * The record of a game; undefined if there is none yet, or if it cannot be read.
   * @param containing neither check nor return a record whose text does not match this
   */
  readRecord(id: string, containing?: RegExp): ScanRecord | undefined;
  /** Opens the readings of a night, and repairs what a killed census left. Call it before the first {@link keep}. */
  openNight(night: string, shard: string | undefined): Promise<void>;
  /**
   * Adds one visit to the open night and, if the game's record changed, replaces the record. This is one transaction:
   * even a crash or a power failure leaves either both or neither.
   */
  keep(reading: Reading, change?: RecordChange): Promise<void>;
  /** Sorts the open night, and closes it. */
  closeNight(): Promise<void>;
}

/** The store cannot be written or read. The message says where, what went wrong and how to fix it. Existing data stays readable. */
export class StoreError extends Error {
  override name = "StoreError";
}

const full =
  "The disk is full; what was written so far is intact. Free some space, then run it again (a census with --resume).";
const permission = "Check the owner and the permissions of the folder.";
const missing = "The file or its folder does not exist: check the path.";
/** What an operator can do about an error of the operating system, by its code. */
const tips: Readonly<Record<string, string>> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: permission,
  EPERM: permission,
  EROFS:
    "The file system is mounted read-only. Linux does that after a disk error: see dmesg, then mount it for writing and run it again.",
  ENOENT: missing,
  ENOTDIR: missing,
};

/** An operating system error as a sentence for the operator. */
export function storeError(doing: string, file: string, cause: unknown): StoreError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const tip = tips[code ?? ""] ?? "Fix that, then run it again.";
  return new StoreError(`${file}: ${doing} failed (${code ?? message}). ${tip}`, { cause });
}
