import { recordedIds, recordOf } from "@mudlark/scanner/data";
import { RecordError, type ScanRecord } from "@mudlark/scanner/record";

/**
 * The records of all listed servers. One that cannot be read is left out, and its server is shown without it, so that
 * one bad file does not take the whole site down.
 * @param ids of the listing; ids of other records are reported in `unlisted`
 * @param unread filled in, by id, with a sentence for each problem of a record
 */
export function readRecords(
  dataDir: string,
  ids: ReadonlySet<string>,
  unread: Map<string, string[]>,
  unlisted: Set<string>,
): Map<string, ScanRecord> {
  const records = new Map<string, ScanRecord>();
  for (const id of recordedIds(dataDir)) {
    if (!ids.has(id)) {
      unlisted.add(id);
      continue;
    }
    try {
      const record = recordOf(dataDir, id);
      if (record !== undefined) records.set(id, record);
    } catch (cause) {
      if (!(cause instanceof RecordError)) throw cause;
      unread.set(id, cause.message.split("\n"));
    }
  }
  return records;
}
