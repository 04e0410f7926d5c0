import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  mergeRounds,
  nightOf,
  readingsFile,
  readRounds,
  roundTime,
  type CountingRound,
  type CountSource,
} from "../../record/index.ts";
import { listed, sweepParts, syncFolder } from "./atomic-write.ts";
import { LineJournal } from "./line-journal.ts";
import { storeError } from "./store.ts";

/** A game's players, counted on a short visit. */
export interface TakenCount {
  id: string;
  players: number;
  source: CountSource;
  /** Unix time of the server's last boot according to MSSP, in seconds, if not known before. */
  booted?: number | undefined;
}

/** The counts of counting rounds: data/counts. */
export class CountStore {
  readonly #folder: string;
  readonly #warn: (text: string) => void;
  #open: { at: string; journal: LineJournal } | undefined;

  /** @param data the data folder @param warn called for a line that cannot be read; it is ignored */
  constructor(data: string, warn: (text: string) => void) {
    this.#folder = join(data, "counts");
    this.#warn = warn;
  }

  /** The rounds since a date (ISO 8601), oldest first. @param last days after this one come from a wrong clock: ignored */
  async roundsSince(first: string, last: string): Promise<CountingRound[]> {
    const rounds: CountingRound[] = [];
    for (const year of await listed(this.#folder)) {
      if (!/^\d{4}$/.test(year) || year < first.slice(0, 4) || year > last) continue;
      for (const name of await listed(join(this.#folder, year))) {
        const day = nightOf(name);
        if (day === undefined || day < first || day > last) continue;
        const file = join(this.#folder, year, name);
        const text = await readFile(file, "utf8").catch((cause: unknown) => {
          throw storeError("reading it", file, cause);
        });
        rounds.push(...readRounds(text, file, ({ message }) => this.#warn(`${message} It is ignored for now.`)));
      }
    }
    return mergeRounds(rounds);
  }

  /**
   * Opens the file of a round's day, repairs what a killed round left, and adds the round.
   * @param began milliseconds since 1970
   * @param shard `1-of-4` if the round is one of several
   * @throws StoreError
   */
  async openRound(began: number, shard?: string): Promise<void> {
    const at = roundTime(began);
    const file = join(this.#folder, readingsFile(at.slice(0, 10), shard));
    try {
      await mkdir(dirname(file), { recursive: true });
      await sweepParts(dirname(file));
      await syncFolder(dirname(dirname(file)));
    } catch (cause) {
      throw storeError("preparing its folder", file, cause);
    }
    const journal = await LineJournal.open(file, mergedRounds);
    this.#open = { at, journal };
    // Even a round that counts nothing has connected to games, which CRAWL DELAY must know.
    await journal.append({ at } satisfies CountingRound);
  }

  /** Adds a count to the open round, and syncs it to disk. Throws StoreError. */
  async keep({ id, players, source, booted }: TakenCount): Promise<void> {
    if (this.#open === undefined) throw new Error("keep() before openRound()");
    const line: CountingRound = { at: this.#open.at, [source]: { [id]: players } };
    if (booted !== undefined) line.booted = { [id]: booted };
    await this.#open.journal.append(line);
  }

  /** Merges each round into one line, and closes the file. Throws StoreError. */
  async closeRound(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.journal.close();
  }
}

/** Invalid lines are kept, at the end, so that someone can fix the file; the data check reports them. */
function mergedRounds(text: string, file: string): string {
  const odd: string[] = [];
  const rounds = mergeRounds(readRounds(text, file, (_, line) => void odd.push(`${line}\n`)));
  return [...rounds.map((round) => `${JSON.stringify(round)}\n`), ...odd].join("");
}
