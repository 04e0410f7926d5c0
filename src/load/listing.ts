import { fileURLToPath } from "node:url";
import type { ListingEntry, ScanRecord } from "@mudlark/scanner/record";
import type { Derivation } from "../model/server.ts";
import { readAliases } from "./aliases.ts";
import { openCountryTable } from "./countries.ts";
import { readEntries } from "./entries.ts";
import { readRecords } from "./records.ts";

/**
 * The entries of a data directory and the records of their servers, without the readings. Records that cannot be read
 * are left out.
 * @throws DataError listing everything that is wrong with the listing
 */
export async function readGames(
  dataDir: string,
): Promise<{ entries: ListingEntry[]; records: Map<string, ScanRecord> }> {
  const entries = await readEntries(dataDir);
  const ids = new Set(entries.map(({ id }) => id));
  return { entries, records: readRecords(dataDir, ids, new Map(), new Set()) };
}

/** The folder of the alias tables, wherever the process was started. */
const aliases = fileURLToPath(new URL("../../data/aliases", import.meta.url));

/** The tables from which views are derived, the same for every data directory. */
export async function derivations(): Promise<Pick<Derivation, "aliases" | "countryOfAddress">> {
  return { aliases: await readAliases(aliases), countryOfAddress: await openCountryTable() };
}
