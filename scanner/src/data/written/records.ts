import { join } from "node:path";
import { readRecord, RecordError, type ScanRecord } from "../../record/index.ts";
import { mostBytes, namesIn, readPlainFile } from "./plain-file.ts";

/** Path of a game's record. */
export function recordFile(data: string, id: string): string {
  return join(data, "records", `${id}.json`);
}

/** The ids that have a record, listed or not, sorted. */
export function recordedIds(data: string): string[] {
  return namesIn(join(data, "records")).flatMap((name) => (name.endsWith(".json") ? [name.slice(0, -5)] : []));
}

/**
 * The record of a game.
 * @param containing do not check and return a record whose text does not match this
 * @returns undefined if it has none, or none that matches
 * @throws RecordError if the file is not a valid record, with a sentence for each problem
 * @throws UnreadableFile if the system does not allow reading it
 */
export function recordOf(data: string, id: string, containing?: RegExp): ScanRecord | undefined {
  const file = recordFile(data, id);
  const text = readPlainFile(file, mostBytes.record);
  return text === undefined || containing?.test(text) === false ? undefined : readRecord(text, file);
}

/**
 * The log of the connection on which a game's record was measured.
 * @returns undefined if there is none, or it cannot be read
 */
export function logOf(data: string, id: string): string | undefined {
  try {
    return readPlainFile(join(data, "records", `${id}.log`), mostBytes.log);
  } catch (cause) {
    if (cause instanceof RecordError) return undefined;
    throw cause;
  }
}
