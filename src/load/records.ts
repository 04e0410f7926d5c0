import { join } from "node:path";
import { readRecord, RecordError, type ScanRecord } from "@mudlark/scanner/record";
import { namesIn } from "./names.ts";
import { readPlainFile, UnfitFile } from "./plain-file.ts";

/** Maximum sizes of a record and a log in bytes: several times the most that the census writes. */
const longest = { record: 32 * 1024 * 1024, log: 32 * 1024 * 1024 } as const;

/**
 * Reads data/records/<id>.json of every listed server. An unreadable record is left out and its server shown without
 * it, so that one bad file does not break the whole site.
 * @param ids of the listing; other records are ignored and reported in `unlisted`
 * @param unread receives, by id, a sentence for each problem with a record
 */
export async function readRecords(
  dataDir: string,
  ids: ReadonlySet<string>,
  unread: Map<string, string[]>,
  unlisted: Set<string>,
): Promise<Map<string, ScanRecord>> {
  const folder = join(dataDir, "records");
  const records = new Map<string, ScanRecord>();
  const wanted: string[] = [];
  for (const name of await namesIn(folder)) {
    if (!name.endsWith(".json")) continue;
    const id = name.slice(0, -5);
    if (ids.has(id)) wanted.push(id);
    else unlisted.add(id);
  }
  for (const id of wanted) {
    const where = join(folder, `${id}.json`);
    try {
      records.set(id, readRecord(readPlainFile(where, longest.record) ?? "", where));
    } catch (cause) {
      unread.set(id, sentencesOf(where, cause));
    }
  }
  return records;
}

function sentencesOf(where: string, cause: unknown): string[] {
  if (cause instanceof RecordError) return cause.message.split("\n");
  if (cause instanceof UnfitFile) return [`${where}: ${cause.message}`];
  throw cause;
}

/** The connection log of a record; null if there is none, or it cannot be read. */
export function readLog(dataDir: string, id: string): string | null {
  try {
    return readPlainFile(join(dataDir, "records", `${id}.log`), longest.log);
  } catch (cause) {
    if (cause instanceof UnfitFile) return null;
    throw cause;
  }
}
