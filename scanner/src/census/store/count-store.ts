import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  mergeRounds,
  readingsFile,
  readRounds,
  roundTime,
  type CountingRound,
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

/** Writes the counts of one round to data/counts/<year>/<date>.ndjson. */
export class CountStore {
  readonly #at: string;
  readonly #journal: LineJournal;

  private constructor(at: string, journal: LineJournal) {
    this.#at = at;
    this.#journal = journal;
  }

  /**
   * Opens the file of a round's day, and repairs what a killed round left.
   * @param data the data folder
   * @param began milliseconds since 1970
   * @param shard `1-of-4` if the round is one of several
   * @throws StoreError
   */
  static async open(data: string, began: number, shard?: string): Promise<CountStore> {
    const at = roundTime(began);
    const file = join(data, "counts", readingsFile(at.slice(0, 10), shard));
    try {
      await mkdir(dirname(file), { recursive: true });
      await sweepParts(dirname(file));
      await syncFolder(dirname(dirname(file)));
    } catch (cause) {
      throw storeError("preparing its folder", file, cause);
    }
    return new CountStore(at, await LineJournal.open(file, mergedRounds));
  }

  /** Adds a count, and syncs it to disk. Throws StoreError. */
  async keep({ id, players, source, booted }: TakenCount): Promise<void> {
    const line: CountingRound = { at: this.#at, [source]: { [id]: players } };
    if (booted !== undefined) line.booted = { [id]: booted };
    await this.#journal.append(line);
  }

  /** Merges each round into one line, and closes the file. Throws StoreError. */
  async close(): Promise<void> {
    await this.#journal.close();
  }
}

/** Invalid lines are kept, at the end, so that someone can fix the file; the data check reports them. */
function mergedRounds(text: string, file: string): string {
  const odd: string[] = [];
  const rounds = mergeRounds(readRounds(text, file, (_, line) => void odd.push(`${line}\n`)));
  return [...rounds.map((round) => `${JSON.stringify(round)}\n`), ...odd].join("");
}
