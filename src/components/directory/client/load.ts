import type { DirectoryData, GalleryData, SearchShard, SearchTexts } from "../data.ts";
import type { GameSearch } from "./search/game-search.ts";
import { runningNouns } from "./nouns.ts";
import type { Suggestion } from "./search/suggest.ts";

/** Searches a directory, and makes suggestions if nothing was found. */
interface Search {
  games: GameSearch;
  suggest: (query: string) => Suggestion[];
}

let data: Promise<DirectoryData> | undefined;
let gallery: Promise<GalleryData> | undefined;
let search: Promise<Search> | undefined;

/** @param root address of the site's root; a failed request is repeated the next time */
export function loadDirectory(root: string): Promise<DirectoryData> {
  data ??= json<DirectoryData>(`${root}directory.json`);
  data.catch(() => (data = undefined));
  return data;
}

export function loadGallery(root: string): Promise<GalleryData> {
  gallery ??= json<GalleryData>(`${root}gallery.json`);
  gallery.catch(() => (gallery = undefined));
  return gallery;
}

/** Loads the code of the search and its index on the first search, not earlier. */
export function loadSearch(root: string): Promise<Search> {
  search ??= begin(root);
  search.catch(() => (search = undefined));
  return search;
}

async function begin(root: string): Promise<Search> {
  const [directory, texts, { GameSearch }, { suggest }] = await Promise.all([
    loadDirectory(root),
    json<SearchTexts>(`${root}search.json`),
    import("./search/game-search.ts"),
    import("./search/suggest.ts"),
  ]);
  return {
    games: new GameSearch(directory, texts, (shard) => json<SearchShard>(`${root}search/${shard}.json`, {})),
    suggest: (query) => suggest(query, directory, runningNouns().one),
  };
}

async function json<T>(address: string, missing?: T): Promise<T> {
  const response = await fetch(address);
  if (response.ok) return (await response.json()) as T;
  if (response.status === 404 && missing !== undefined) return missing;
  throw new Error(`${address} answered ${response.status}`);
}
