import type { DirectoryData, SearchShard } from "../data.ts";
import { fold, shardOf, wordsOf } from "../words.ts";

/** How a server matches: 3 its name begins so, 2 it stands in its name, 1 in its description, 0 on its login screen. */
export type Hits = ReadonlyMap<number, number>;

/** Finds servers by text; words of login screens are loaded as they are needed. */
export class TextSearch {
  private readonly names: readonly string[];
  private readonly about: readonly string[];
  private readonly shards = new Map<string, Promise<SearchShard>>();
  private readonly load: (shard: string) => Promise<SearchShard>;

  /** @param load fetches a shard by its key; an empty one where there is none */
  constructor(data: DirectoryData, load: (shard: string) => Promise<SearchShard>) {
    this.names = data.servers.map(({ name, id }) => `${fold(name)} ${id}`);
    this.about = data.servers.map(({ about }) => fold(about ?? ""));
    this.load = load;
  }

  /** Servers that have every word typed, as the beginning of a word or anywhere in the name; undefined for no words. */
  async find(query: string): Promise<Hits | undefined> {
    const words = wordsOf(query);
    const phrase = fold(query).trim();
    if (phrase === "") return undefined;
    if (words.length === 0) return new Map();
    const found = await Promise.all(words.map((word) => this.findWord(word)));
    const [first = new Map<number, number>(), ...others] = found;
    const hits = new Map<number, number>();
    for (const [place, rank] of first) {
      if (!others.every((other) => other.has(place))) continue;
      const lowest = Math.min(rank, ...others.map((other) => other.get(place) ?? 0));
      hits.set(place, this.names[place]?.startsWith(phrase) === true ? 3 : lowest);
    }
    return hits;
  }

  private async findWord(word: string): Promise<Map<number, number>> {
    const hits = new Map<number, number>();
    for (const [text, places] of Object.entries(await this.shard(shardOf(word)))) {
      if (text.startsWith(word)) for (const place of places) hits.set(place, 0);
    }
    for (const [place, about] of this.about.entries()) if (about.includes(word)) hits.set(place, 1);
    for (const [place, name] of this.names.entries()) if (name.includes(word)) hits.set(place, 2);
    return hits;
  }

  private shard(key: string): Promise<SearchShard> {
    let shard = this.shards.get(key);
    if (shard === undefined) {
      shard = this.load(key);
      shard.catch(() => this.shards.delete(key));
      this.shards.set(key, shard);
    }
    return shard;
  }
}
