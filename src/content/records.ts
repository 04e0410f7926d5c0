import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readRecord, RecordError, type ScanRecord } from "@mudlark/scanner/record";
import { namesIn } from "./names.ts";

/** Files that are read at once. */
const together = 32;

/**
 * Reads data/records/<id>.json of every listed server.
 * @param ids of the listing; other records are left alone and named in `unlisted`
 * @param problems gets a sentence for each thing that is wrong
 */
export async function readRecords(
  dataDir: string,
  ids: ReadonlySet<string>,
  problems: string[],
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
  for (let start = 0; start < wanted.length; start += together) {
    await Promise.all(
      wanted.slice(start, start + together).map(async (id) => {
        const where = join(folder, `${id}.json`);
        try {
          records.set(id, readRecord(await readFile(where, "utf8"), where));
        } catch (cause) {
          if (!(cause instanceof RecordError)) throw cause;
          problems.push(...cause.message.split("\n"));
        }
      }),
    );
  }
  problems.sort();
  return records;
}

/** The connection log beside a record; null where there is none. */
export async function readLog(dataDir: string, id: string): Promise<string | null> {
  try {
    return await readFile(join(dataDir, "records", `${id}.log`), "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw cause;
  }
}
