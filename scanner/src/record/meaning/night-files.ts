/**
 * The file with the readings of a night: its path under data/readings. Files of counts have the same names under
 * data/counts. @param shard `1-of-4`, if it is one of several
 */
export function readingsFile(night: string, shard?: string): string {
  return `${night.slice(0, 4)}/${night}${shard === undefined ? "" : `.${shard}`}.ndjson`;
}

/**
 * The night of a readings file, or the day of a counts file, by its name, `2026-11-21.ndjson` or
 * `2026-11-21.2-of-4.ndjson`; undefined for other files.
 */
export function nightOf(fileName: string): string | undefined {
  return /^(\d{4}-\d{2}-\d{2})(?:\.\d+-of-\d+)?\.ndjson$/.exec(fileName)?.[1];
}
