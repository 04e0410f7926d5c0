import { randomUUID } from "node:crypto";
import { link, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { canonicalJson, readingsFile, readReadings, RecordError, type Reading } from "../../record/index.ts";
import { entryText, mostBytes, readPlainFile } from "../../data/index.ts";
import type { Skipped } from "./gathered.ts";
import type { ImportPlan } from "./plan.ts";

/** What was written. */
export interface Written {
  entries: number;
  records: number;
  readings: number;
  /** What could not be written. */
  skipped: Skipped[];
}

/**
 * Writes what was planned. Existing files are never replaced; readings are added to those of their night.
 * @param data the data folder
 */
export async function writeImport(data: string, plan: ImportPlan): Promise<Written> {
  const written: Written = { entries: 0, records: 0, readings: 0, skipped: [] };
  const create = async (path: string, text: string): Promise<boolean> => {
    const done = await createFile(join(data, path), text);
    if (!done) written.skipped.push({ from: `${data}/${path}`, why: "the file exists already." });
    return done;
  };
  for (const { id, entry } of plan.entries) {
    if (await create(`servers/${id}.yml`, entryText(entry))) written.entries++;
  }
  const recorded = new Set<string>();
  for (const { id, record } of plan.records) {
    if (!(await create(`records/${id}.json`, `${canonicalJson(record, 2)}\n`))) continue;
    recorded.add(id);
    written.records++;
  }
  const readings = plan.readings.filter(({ id }) => recorded.has(id));
  for (const [night, some] of Map.groupBy(readings, ({ at }) => at.slice(0, 10))) {
    const path = `readings/${readingsFile(night)}`;
    try {
      written.readings += await addReadings(join(data, path), some);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      written.skipped.push({ from: `${data}/${path}`, why: `${error.message} Its readings were not added.` });
    }
  }
  return written;
}

/** Creates a file, completely or not at all. Fails if it exists. */
export async function createFile(file: string, text: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(part, text, { flag: "wx" });
    await link(part, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}

async function addReadings(file: string, readings: readonly Reading[]): Promise<number> {
  const text = readPlainFile(file, mostBytes.lines) ?? "";
  const key = ({ id, at }: Reading): string => `${id} ${at}`;
  const there = readReadings(text, file);
  const known = new Set(there.map(key));
  const fresh = readings.filter((reading) => !known.has(key(reading)));
  const all = [...there, ...fresh].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.${randomUUID()}.part`;
  await writeFile(part, all.map((reading) => `${JSON.stringify(reading)}\n`).join(""), { flag: "wx" });
  await rename(part, file);
  return fresh.length;
}
