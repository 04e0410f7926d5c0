import SearchableMap from "minisearch/SearchableMap";
import type { SearchShard } from "../../data.ts";
import { shardOf } from "../../words.ts";

/** The words of login screens, loaded by first letter on demand. */
export class ScreenWords {
  private readonly shards = new Map<string, Promise<SearchableMap<readonly number[]>>>();
  private readonly load: (shard: string) => Promise<SearchShard>;

  /** @param load fetches a shard by its key; an empty one if it does not exist */
  constructor(load: (shard: string) => Promise<SearchShard>) {
    this.load = load;
  }

  /** Indexes of the games whose screens have a word that starts with this one. */
  async beginning(word: string): Promise<Set<number>> {
    return new Set([...(await this.shard(word)).atPrefix(word).values()].flat());
  }

  /**
   * Indexes of the games whose screens have a word that differs by at most this many letters and has the same first
   * letter.
   */
  async near(word: string, letters: number): Promise<Set<number>> {
    return new Set(Array.from((await this.shard(word)).fuzzyGet(word, letters).values(), ([places]) => places).flat());
  }

  private shard(word: string): Promise<SearchableMap<readonly number[]>> {
    const key = shardOf(word);
    let shard = this.shards.get(key);
    if (shard === undefined) {
      shard = this.load(key).then((words) => SearchableMap.from(Object.entries(words)));
      shard.catch(() => this.shards.delete(key));
      this.shards.set(key, shard);
    }
    return shard;
  }
}
