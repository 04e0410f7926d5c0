import { logOf, recordFile } from "@mudlark/scanner/data";
import { oncePerBuild, setForBuild } from "../config/build-state.ts";
import { isDevelopment } from "../config/command.ts";
import { site } from "../config/site.ts";
import { assemble } from "../model/assemble.ts";
import { visitedAt } from "../model/server.ts";
import type { SiteModel } from "../model/site-model.ts";
import { readAliases } from "./aliases.ts";
import { readCounts } from "./counts.ts";
import { openCountryTable } from "./countries.ts";
import { readEntries } from "./entries.ts";
import { KeptData, keptBetweenBuilds } from "./kept-data.ts";
import { readHistories } from "./readings.ts";
import { readRecords } from "./records.ts";

/** How far the clock of a census may be ahead of the build's, in milliseconds. */
const ahead = 86_400_000;

/**
 * Reads a data directory and derives everything that the site shows.
 * @param now milliseconds since 1970: a later measurement has a wrong time. Default: no limit, for invented worlds with
 *   their own times
 * @param kept what earlier builds read
 * @throws DataError listing everything that is wrong with the listing; malformed records, readings and counts are
 *   skipped and reported
 */
export async function loadModel(dataDir: string, now = Infinity, kept = new KeptData()): Promise<SiteModel> {
  const unlisted = new Set<string>();
  const aliases = await readAliases();
  const countryOfAddress = await openCountryTable();
  const entries = await readEntries(dataDir, kept.entries);
  const ids = new Set(entries.map((entry) => entry.id));
  const unread = new Map<string, string[]>();
  const records = readRecords(dataDir, ids, unread, unlisted);
  const latest = now + ahead;
  const { histories, readings, skipped } = readHistories(dataDir, ids, unlisted, latest, kept.readings);
  const { counts, rounds, skipped: skippedRounds } = readCounts(dataDir, ids, unlisted, latest);
  kept.save();
  skipped.push(...skippedRounds);
  const misdated = [...records].flatMap(([id, record]) => {
    const visited = visitedAt(record);
    if (visited === null || Date.parse(visited) <= latest) return [];
    return [
      `${recordFile(dataDir, id)}: its visit was on ${visited}, which is in the future. Check that machine's clock.`,
    ];
  });
  const report = { readings, skipped, unread, misdated, unlisted: [...unlisted].sort() };
  const clock = now === Infinity ? {} : { now };
  return assemble(
    { entries, records, histories, counts, rounds, report, latest, ...clock },
    { aliases, countryOfAddress },
  );
}

/** When this build loads its data, milliseconds since 1970; the same for all its threads. */
export function timeOfBuild(): number {
  return oncePerBuild("time", () => Date.now(), isDevelopment);
}

/** Sets the time of the build, in its other threads. */
export function useTime(time: number): void {
  setForBuild("time", time);
}

/** The model of the site's data directory, read once per build: Astro renders all pages in one process. */
export function siteModel(): Promise<SiteModel> {
  const load = (): Promise<SiteModel> =>
    loadModel(site.dataDir, site.invented ? Infinity : timeOfBuild(), keptBetweenBuilds());
  return oncePerBuild("model", load, isDevelopment);
}

type LogReader = (id: string) => string | null;

/** The connection log of a server; null if there is none. */
export function connectionLog(id: string): string | null {
  return oncePerBuild<LogReader>("logs", () => (one) => logOf(site.dataDir, one) ?? null)(id);
}

/** Makes the pages show this model and these logs instead of the data directory's. */
export function useModel(model: SiteModel, log: LogReader): void {
  setForBuild("model", Promise.resolve(model));
  setForBuild("logs", log);
}
