import type { DirectoryData, GalleryData, SearchShard } from "../data.ts";
import { TextSearch } from "./text-search.ts";

/** Where the files are, from the root of the site: data-files of the page's form. */
let data: Promise<DirectoryData> | undefined;
let gallery: Promise<GalleryData> | undefined;
let search: Promise<TextSearch> | undefined;

export function loadDirectory(root: string): Promise<DirectoryData> {
  data ??= json<DirectoryData>(`${root}directory.json`);
  return data;
}

export function loadGallery(root: string): Promise<GalleryData> {
  gallery ??= json<GalleryData>(`${root}gallery.json`);
  return gallery;
}

export function loadSearch(root: string): Promise<TextSearch> {
  search ??= loadDirectory(root).then(
    (directory) => new TextSearch(directory, (shard) => json<SearchShard>(`${root}search/${shard}.json`, {})),
  );
  return search;
}

async function json<T>(address: string, missing?: T): Promise<T> {
  const response = await fetch(address);
  if (response.ok) return (await response.json()) as T;
  if (response.status === 404 && missing !== undefined) return missing;
  throw new Error(`${address} answered ${response.status}`);
}
