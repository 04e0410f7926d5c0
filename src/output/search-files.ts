import { searchShards } from "../components/directory/search-index.ts";
import { siteBanners } from "../load/banners.ts";
import { siteModel } from "../load/load.ts";

/**
 * The index for the directory's search: words of login screens, by first letter. They are not endpoints among the
 * pages, because which ones exist is only known when all banners are drawn, and no page waits for that.
 * @returns text by path below the site's base: "search/a.json"
 */
export async function searchFiles(): Promise<Map<string, string>> {
  const { servers } = await siteModel();
  const banners = await siteBanners();
  const texts = servers.map(({ id }) => banners.get(id)?.words ?? "");
  return new Map(Array.from(searchShards(texts), ([shard, words]) => [`search/${shard}.json`, JSON.stringify(words)]));
}
