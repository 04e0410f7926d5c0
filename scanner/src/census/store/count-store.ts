import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mostBytes, nightFiles, readPlainFile } from "../../data/written/index.ts";
import {
  mergeRounds,
  readingsFile,
  readRounds,
  roundTime,
  type CountingRound,
  type RecordError,
  type CountSource,
} from "../../record/index.ts";
import { sweepParts, syncFolder } from "./atomic-write.ts";
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
  readonly #data: string;
  readonly #warn: (text: string) => void;
  #open: { at: string; journal: LineJournal } | undefined;

  /** @param data the data folder @param warn called for a line that cannot be read; it is ignored */
  constructor(data: string, warn: (text: string) => void) {
    this.#data = data;
    this.#warn = warn;
  }

  /** The rounds since a date (ISO 8601), oldest first. @param last days after this one come from a wrong clock: ignored */
  roundsSince(first: string, last: string): Promise<CountingRound[]> {
    const skip = ({ message }: RecordError): void => this.#warn(`${message} It is ignored for now.`);
    const files = nightFiles(this.#data, "counts").flatMap(({ night, files }) =>
      night < first || night > last ? [] : files,
    );
    try {
      const rounds = files.flatMap((file) => readRounds(readPlainFile(file, mostBytes.lines) ?? "", file, skip));
      return Promise.resolve(mergeRounds(rounds));
    } catch (cause) {
      return Promise.reject(storeError("reading them", join(this.#data, "counts"), cause));
    }
  }

  /**
   * Opens the file of a round's day, repairs what a killed round left, and adds the round.
   * @param began milliseconds since 1970
   * @param shard `1-of-4` if the round is one of several
   * @throws StoreError
   */
  async openRound(began: number, shard?: string): Promise<void> {
    const at = roundTime(began);
    const file = join(this.#data, "counts", readingsFile(at.slice(0, 10), shard));
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
