// Imports nothing: the job that commits a census's output runs without installed packages.

/** The folders of data/ that belong to the census; people write all others. */
export const censusFolders = ["records", "readings", "counts"] as const;

/** Whether only the census writes a file. @param path below the data folder */
export function isOfCensus(path: string): boolean {
  return path === "census.lock" || censusFolders.some((folder) => path.startsWith(`${folder}/`));
}

/** The names of files that a census writes, below the data folder: records, their connection logs, readings and counts. */
export const censusFile =
  /^(?:records\/[a-z0-9][a-z0-9-]{0,99}\.(?:json|log)|(?:readings|counts)\/(\d{4})\/\1-\d\d-\d\d(?:\.\d{1,4}-of-\d{1,4})?\.ndjson)$/;

/** The parent folders of those files. */
export const censusFolder = /^(?:records|(?:readings|counts)(?:\/\d{4})?)$/;
