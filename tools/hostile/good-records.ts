import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readRecord, type ScanRecord } from "@mudlark/scanner/record";

/** The records of some games without the times, which differ on every visit; for comparison. */
export async function goodRecordsOf(data: string, ids: readonly string[]): Promise<Map<string, string>> {
  const records = await Promise.all(
    ids.map(async (id) => {
      const file = join(data, "records", `${id}.json`);
      return [id, JSON.stringify(withoutTimes(readRecord(await readFile(file, "utf8"), file)))] as const;
    }),
  );
  return new Map(records);
}

function withoutTimes(record: ScanRecord): unknown {
  const times = new Set(["visited", "connected", "timing"]);
  return JSON.parse(JSON.stringify(record, (key, value: unknown) => (times.has(key) ? undefined : value))) as unknown;
}
