import SearchableMap from "minisearch/SearchableMap";
import type { SearchShard } from "../../data.ts";
import { shardOf } from "../../words.ts";

/** The words of login screens, loaded by first letter as they are needed. */
export class ScreenWords {
  private readonly shards = new Map<string, Promise<SearchableMap<readonly number[]>>>();
  private readonly load: (shard: string) => Promise<SearchShard>;

  /** @param load fetches a shard by its key; an empty one where there is none */
  constructor(load: (shard: string) => Promise<SearchShard>) {
    this.load = load;
  }

  /** Places of the games on whose screens a word begins with this one. */
  async beginning(word: string): Promise<Set<number>> {
    return new Set([...(await this.shard(word)).atPrefix(word).values()].flat());
  }

  /** Places of the games on whose screens a word differs from this one by so many letters at most; the first is the same. */
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
