import { mostBytes, nightFiles, readPlainBytes } from "@mudlark/scanner/data";
import { RecordError } from "@mudlark/scanner/record";
import type { HistoryVisit } from "../model/server-view.ts";
import { KeptReadings } from "./kept-readings.ts";

interface ReadingsFound {
  histories: Map<string, HistoryVisit[]>;
  /** Those of listed servers. */
  readings: number;
  /**
   * Malformed lines, or lines with a wrong time: skipped but never fatal, because a past night cannot be measured
   * again.
   */
  skipped: { file: string; line: number; reason: string }[];
}

/**
 * Reads data/readings/<year>/<date>.ndjson. Visits are sorted by their own time, whatever file they are in: a clock
 * that was set back by hours, or two shards of one night, are harmless; the same visit in two places counts once. A
 * time far from its night is wrong and cannot be corrected, so such a line is skipped.
 * @param ids of the listing; ids of other readings are reported in `unlisted`
 * @param latest latest possible time of a visit, milliseconds since 1970
 * @param kept from the cache
 */
export function readHistories(
  dataDir: string,
  ids: ReadonlySet<string>,
  unlisted: Set<string>,
  latest: number,
  kept = new KeptReadings(),
): ReadingsFound {
  const found: ReadingsFound = { histories: new Map(), readings: 0, skipped: [] };
  for (const { night, files } of nightFiles(dataDir)) {
    for (const file of files) {
      try {
        readFile(file, Date.parse(`${night}T00:00:00Z`), ids, unlisted, found, kept, latest);
      } catch (cause) {
        if (!(cause instanceof RecordError)) throw cause;
        found.skipped.push({ file, line: 1, reason: cause.message.replace(`${file}: `, "") });
      }
    }
  }
  for (const [id, visits] of found.histories) found.histories.set(id, inOrder(visits));
  return found;
}

function readFile(
  file: string,
  night: number,
  ids: ReadonlySet<string>,
  unlisted: Set<string>,
  found: ReadingsFound,
  kept: KeptReadings,
  latest: number,
): void {
  const skip = (line: number, reason: string): void => void found.skipped.push({ file, line, reason });
  for (const { line, id, visit } of kept.lines(readPlainBytes(file, mostBytes.lines) ?? Buffer.alloc(0), skip)) {
    const reason = misdated(visit.at * 1000, night, latest);
    if (reason !== undefined) {
      skip(line, reason);
      continue;
    }
    if (!ids.has(id)) {
      unlisted.add(id);
      continue;
    }
    found.readings++;
    const visits = found.histories.get(id);
    if (visits === undefined) found.histories.set(id, [visit]);
    else visits.push(visit);
  }
}

/** Tolerance around a night, in milliseconds, for a census that runs long and for time zones. */
const tolerated = { before: 2 * 86_400_000, after: 3 * 86_400_000 };

/**
 * What is wrong with the time of a reading that is far from the night in its file's name: a clock was set during a
 * census, so the true time of the visit is unknown. A clock that was wrong by hours is harmless. If it was ahead all
 * night, the file is named after a night in the future.
 */
function misdated(at: number, night: number, latest: number): string | undefined {
  if (at > latest) return `its time is ${timeOf(at)}, which is in the future. Was a clock wrong?`;
  const apart = at - night;
  if (apart >= -tolerated.before && apart <= tolerated.after) return undefined;
  return `its time is ${timeOf(at)}, far from the night of its file. Was a clock wrong?`;
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}

function inOrder(visits: HistoryVisit[]): HistoryVisit[] {
  if (visits.some((visit, index) => index > 0 && visit.at <= (visits[index - 1]?.at ?? 0))) {
    visits.sort((a, b) => a.at - b.at);
    return visits.filter((visit, index) => {
      const before = visits[index - 1];
      return before?.at !== visit.at || before.host !== visit.host || before.port !== visit.port;
    });
  }
  return visits;
}
