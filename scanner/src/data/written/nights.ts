import { join } from "node:path";
import { nightOf, readReadings, RecordError, type Reading } from "../../record/index.ts";
import { mostBytes, namesIn, readPlainFile, UnreadableFile } from "./plain-file.ts";

/** One night: the date (UTC) on which its census began, and its files, one per shard. */
export interface NightFiles {
  night: string;
  files: string[];
}

/** The nights that have readings, oldest first: data/readings/<year>/. Counts have the same layout, by day. */
export function nightFiles(data: string, kind: "readings" | "counts" = "readings"): NightFiles[] {
  const folder = join(data, kind);
  return namesIn(folder)
    .filter((year) => /^\d{4}$/.test(year))
    .flatMap((year) => {
      const nights = Map.groupBy(namesIn(join(folder, year)), (name) => nightOf(name) ?? "");
      nights.delete("");
      return [...nights].map(([night, names]) => ({ night, files: names.map((name) => join(folder, year, name)) }));
    })
    .sort((a, b) => (a.night < b.night ? -1 : 1));
}

/** The readings of one night, from all its shards, in any order. */
export interface NightOfReadings {
  /** The date (UTC) on which its census began. */
  night: string;
  readings: Reading[];
}

/**
 * The readings of the nights since a date (ISO 8601), oldest first, one night at a time, because a year of them would
 * fill the memory.
 * @param last nights after this one come from a wrong clock: they are skipped, with a warning
 * @param warn called with a sentence for each file, line or night that is skipped: one bad line must not stop a census
 * @throws UnreadableFile if the system does not allow reading a file
 */
export function* nightsSince(
  data: string,
  first: string,
  last: string | undefined,
  warn: (text: string) => void,
): Generator<NightOfReadings> {
  for (const { night, files } of nightFiles(data)) {
    if (night < first) continue;
    if (last !== undefined && night > last) {
      warn(
        `${join(data, "readings", night.slice(0, 4))}: the night ${night} is in the future, so a clock was wrong; it is ignored. ` +
          `Check this machine's clock first: by that clock, the latest possible night is ${last}. ` +
          "If the clock is right, delete the night's files with git rm.",
      );
      continue;
    }
    const skip = ({ message }: RecordError): void => {
      const [problem = ""] = message.split("\n");
      warn(`${problem.replace(/[^.!?]$/, "$&.")} It is ignored for now.`);
    };
    const readings: Reading[] = [];
    for (const file of files) for (const reading of readingsIn(file, skip)) readings.push(reading);
    yield { night, readings };
  }
}

function readingsIn(file: string, skip: (error: RecordError) => void): Reading[] {
  try {
    return readReadings(readPlainFile(file, mostBytes.lines) ?? "", file, skip);
  } catch (cause) {
    if (!(cause instanceof RecordError) || cause instanceof UnreadableFile) throw cause;
    skip(cause);
    return [];
  }
}
