import { site } from "../config/site.ts";
import { assemble } from "../model/assemble.ts";
import type { SiteModel } from "../model/site-model.ts";
import { readAliases } from "./aliases.ts";
import { openCountryTable } from "./countries.ts";
import { DataError } from "./data-error.ts";
import { readEntries } from "./entries.ts";
import { readReadings } from "./readings.ts";
import { readLog, readRecords } from "./records.ts";

/**
 * Reads a data directory and derives everything that the site says.
 * @throws DataError naming all that is wrong with the listing; malformed records and readings are skipped and reported
 */
export async function loadModel(dataDir: string): Promise<SiteModel> {
  const problems: string[] = [];
  const unlisted = new Set<string>();
  const [aliases, countryOfAddress] = await Promise.all([readAliases(), openCountryTable()]);
  const entries = await readEntries(dataDir, problems);
  const ids = new Set(entries.map((entry) => entry.id));
  if (problems.length > 0) throw new DataError(problems);
  const unread = new Map<string, string[]>();
  const records = await readRecords(dataDir, ids, unread, unlisted);
  const { histories, readings, skipped } = await readReadings(dataDir, ids, unlisted);
  const report = { readings, skipped, unread, unlisted: [...unlisted].sort() };
  return assemble({ entries, records, histories, report }, { aliases, countryOfAddress });
}

// All pages of one build share one model; Astro renders them in one process. `astro dev` reads anew, so that edits show.
const shared = globalThis as typeof globalThis & { mudlarkModel?: Promise<SiteModel> };

/** The model of the site's data directory, read once a build. */
export function siteModel(): Promise<SiteModel> {
  if (shared.mudlarkModel === undefined || process.env.NODE_ENV === "development")
    shared.mudlarkModel = loadModel(site.dataDir);
  return shared.mudlarkModel;
}

/** The connection log of a server; null where there is none. */
export function connectionLog(id: string): Promise<string | null> {
  return readLog(site.dataDir, id);
}
