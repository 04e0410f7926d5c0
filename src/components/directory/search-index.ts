import type { SearchShard } from "./data.ts";
import { shardOf, searchWords } from "./words.ts";

/** Shorter words are not indexed, because nearly every text has them. */
const shortest = 2;
/** Length of a login screen to index: enough for a whole screen, but not for a book. */
const longestText = 6000;

/**
 * The words of all login screens, split by first letter, so that a search loads only what it needs, however long the
 * list.
 * @param texts readable words of each screen, in the order of the directory
 */
export function searchShards(texts: readonly string[]): Map<string, SearchShard> {
  const shards = new Map<string, Map<string, number[]>>();
  for (const [place, text] of texts.entries()) {
    for (const word of searchWords(text.slice(0, longestText))) {
      if (word.length < shortest || word.length > 40) continue;
      const key = shardOf(word);
      const shard = shards.get(key) ?? new Map<string, number[]>();
      shards.set(key, shard);
      const places = shard.get(word);
      if (places === undefined) shard.set(word, [place]);
      else places.push(place);
    }
  }
  return new Map(
    Array.from(shards, ([key, shard]) => [key, Object.fromEntries([...shard].sort(([a], [b]) => (a < b ? -1 : 1)))]),
  );
}
