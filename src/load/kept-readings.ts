import { contentKey, readSealed, writeSealed } from "@mudlark/scanner/cache";
import { defined } from "@mudlark/scanner/objects";
import { readingLines, wasRefused, type Reading } from "@mudlark/scanner/record";
import { PastVisit, type PastVisitKind } from "../model/history/past-visit.ts";
import type { HistoryVisit } from "../model/server-view.ts";

/** What many visits of a game have in common, which is stored once. */
interface KindOfGame {
  id: string;
  visit: PastVisitKind;
}

/** One file of readings. Rows are numbers, because a year of 5,000 games has two million of them. */
interface FileRows {
  /** Six numbers for each valid line: line, place of its kind, time, players, boot time, connection time. */
  rows: number[];
  /** Lines that are malformed. */
  skipped: { line: number; reason: string }[];
}

const rowLength = 6;
/** In a row: not measured; and players for which the server gave no number. All measured numbers are positive. */
const absent = -1;
const noNumber = -2;

/** A line of readings. */
interface KeptLine {
  line: number;
  /** Id of the game. */
  id: string;
  visit: HistoryVisit;
}

/**
 * Reads files of readings. What the files of past nights come to is kept in the cache, because checking a year of them
 * takes longer than everything else that the build reads.
 */
export class KeptReadings {
  readonly #cache: { path: string; version: string } | undefined;
  #kinds: KindOfGame[] = [];
  /** Place of each kind, by its JSON; made when the first file is not in the cache. */
  #places: Map<string, number> | undefined;
  readonly #known: ReadonlyMap<string, FileRows>;
  readonly #used = new Map<string, FileRows>();
  #added = false;

  /** @param cache its file, and the version of the code; nothing is kept without it */
  constructor(cache?: { path: string; version: string }) {
    this.#cache = cache;
    const sealed = cache && readSealed<{ kinds: KindOfGame[]; files: [string, FileRows][] }>(cache.path, cache.version);
    const kept = sealed !== undefined && "value" in sealed ? sealed.value : { kinds: [], files: [] };
    this.#kinds = kept.kinds;
    this.#known = new Map(kept.files);
  }

  /**
   * The lines of one file.
   * @param content the whole file, UTF-8
   * @param skip called with each malformed line, after all others
   */
  *lines(content: Buffer, skip: (line: number, reason: string) => void): Generator<KeptLine> {
    const key = contentKey(content);
    const known = this.#used.get(key) ?? this.#known.get(key);
    const { rows, skipped } = known ?? this.#read(content.toString("utf8"));
    this.#used.set(key, { rows, skipped });
    for (let start = 0; start < rows.length; start += rowLength) {
      const kind = this.#kinds[rows[start + 1] ?? -1];
      if (kind === undefined) continue;
      const players = rows[start + 3];
      const visit = new PastVisit(kind.visit, {
        at: rows[start + 2] ?? 0,
        players: players === noNumber ? null : measured(players),
        booted: measured(rows[start + 4]),
        connect: measured(rows[start + 5]),
      });
      yield { line: rows[start] ?? 0, id: kind.id, visit };
    }
    for (const { line, reason } of skipped) skip(line, reason);
  }

  /**
   * Keeps for the next build what this one read.
   * @throws Error of the file system
   */
  save(): void {
    if (this.#cache === undefined || (!this.#added && this.#used.size === this.#known.size)) return;
    // Numbered again, without the kinds of files that are gone.
    const places = new Map<number, number>();
    const placeOf = (place: number): number => {
      const fresh = places.get(place) ?? places.size;
      places.set(place, fresh);
      return fresh;
    };
    const files = Array.from(this.#used, ([key, { rows, skipped }]) => [
      key,
      { rows: rows.map((value, index) => (index % rowLength === 1 ? placeOf(value) : value)), skipped },
    ]);
    const kinds = Array.from(places.keys(), (place) => this.#kinds[place]);
    writeSealed(this.#cache.path, this.#cache.version, { kinds, files });
  }

  #read(text: string): FileRows {
    const rows: number[] = [];
    const skipped: FileRows["skipped"] = [];
    for (const { line, value: reading, problems } of readingLines(text)) {
      if (problems !== undefined) {
        skipped.push({ line, reason: problems.join("; ") });
        continue;
      }
      rows.push(
        line,
        this.#placeOf(reading),
        Math.floor(Date.parse(reading.at) / 1000),
        reading.players === null ? noNumber : (reading.players ?? absent),
        reading.booted ?? absent,
        reading.ms.connect ?? absent,
      );
    }
    this.#added = true;
    return { rows, skipped };
  }

  #placeOf(reading: Reading): number {
    this.#places ??= new Map(this.#kinds.map((kind, place) => [JSON.stringify(kind), place]));
    const json = JSON.stringify(kindOf(reading));
    const known = this.#places.get(json);
    if (known !== undefined) return known;
    const place = this.#kinds.length;
    // As it will be when it comes from the cache.
    this.#kinds.push(JSON.parse(json) as KindOfGame);
    this.#places.set(json, place);
    return place;
  }
}

function measured(value: number | undefined): number | undefined {
  return value === absent ? undefined : value;
}

function kindOf(reading: Reading): KindOfGame {
  const { id, outcome, host, port, fingerprint, banner, changed, reason, deep } = reading;
  const { ownerSeen, differences, others, counted } = reading;
  return {
    id,
    visit: {
      outcome,
      host,
      port,
      fingerprint,
      banner,
      changed,
      ...defined({ ownerSeen, differences, others, counted }),
      ...(wasRefused({ code: outcome }) && defined({ refusal: reason })),
      ...(deep === true && { deep }),
    },
  };
}
