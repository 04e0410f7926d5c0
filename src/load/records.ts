import { recordedIds, recordOf } from "@mudlark/scanner/data";
import { RecordError, type ScanRecord } from "@mudlark/scanner/record";

/**
 * The records of every listed server. One that cannot be read is left out, and its server shown without it: the file of
 * one must not take the site from all.
 * @param ids of the listing; other records are left alone and named in `unlisted`
 * @param unread gets, by id, a sentence for each thing that is wrong with a record
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
