import { mostBytes, nightFiles, readPlainFile } from "@mudlark/scanner/data";
import { defined } from "@mudlark/scanner/objects";
import { readingLines, RecordError, wasRefused, type Change, type Reading } from "@mudlark/scanner/record";
import type { HistoryVisit } from "../model/server-view.ts";

export interface ReadingsFound {
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
 */
export function readHistories(
  dataDir: string,
  ids: ReadonlySet<string>,
  unlisted: Set<string>,
  latest: number,
): ReadingsFound {
  const found: ReadingsFound = { histories: new Map(), readings: 0, skipped: [] };
  const pool = new Interned();
  for (const { night, files } of nightFiles(dataDir)) {
    for (const file of files) {
      try {
        readFile(file, Date.parse(`${night}T00:00:00Z`), ids, unlisted, found, pool, latest);
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
  pool: Interned,
  latest: number,
): void {
  for (const { line, value: reading, problems } of readingLines(readPlainFile(file, mostBytes.lines) ?? "")) {
    if (problems !== undefined) {
      found.skipped.push({ file, line, reason: problems.join("; ") });
      continue;
    }
    const at = Date.parse(reading.at);
    const reason = misdated(at, night, latest);
    if (reason !== undefined) {
      found.skipped.push({ file, line, reason });
      continue;
    }
    if (!ids.has(reading.id)) {
      unlisted.add(reading.id);
      continue;
    }
    found.readings++;
    const visits = found.histories.get(reading.id);
    const visit = pool.visit(reading, at);
    if (visits === undefined) found.histories.set(reading.id, [visit]);
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

/** Strings that repeat on every line are stored once: a year of 5,000 servers has nearly two million lines. */
class Interned {
  readonly #strings = new Map<string, string>();
  readonly #changes = new Map<string, readonly Change[]>();

  /** @param at time of the reading, milliseconds since 1970 */
  visit(reading: Reading, at: number): HistoryVisit {
    return {
      at: Math.floor(at / 1000),
      outcome: this.#string(reading.outcome),
      players: reading.players,
      ...(reading.counted && { counted: reading.counted }),
      booted: reading.booted,
      connect: reading.ms.connect,
      host: this.#string(reading.host),
      port: reading.port,
      fingerprint: reading.fingerprint === undefined ? undefined : this.#string(reading.fingerprint),
      banner: reading.banner === undefined ? undefined : this.#string(reading.banner),
      ...(wasRefused({ code: reading.outcome }) && reading.reason !== undefined && { refusal: reading.reason }),
      changed: reading.changed === undefined ? undefined : this.#change(reading.changed),
      ...defined({ ownerSeen: reading.ownerSeen, differences: reading.differences }),
      ...(reading.others && {
        others: reading.others.map(({ host, port, outcome }) => ({
          host: this.#string(host),
          port,
          outcome: this.#string(outcome),
        })),
      }),
      ...(reading.deep === true && { deep: true }),
    };
  }

  #string<Text extends string>(text: Text): Text {
    const known = this.#strings.get(text);
    if (known !== undefined) return known as Text;
    this.#strings.set(text, text);
    return text;
  }

  #change(changes: readonly Change[]): readonly Change[] {
    const key = changes.join();
    const known = this.#changes.get(key);
    if (known !== undefined) return known;
    this.#changes.set(key, changes);
    return changes;
  }
}
