import { placeholderUrl } from "./placeholder.ts";
import type { Config } from "./schema.ts";

/**
 * How the scanner identifies itself: its name, and the page where owners can read about it. A directory without its own
 * address has no such page.
 */
export function crawlerOf({ crawler, url, base }: Config): { name: string; page: string | undefined } {
  const own = url === placeholderUrl ? undefined : `${url}${base}about/crawler/`;
  return { name: crawler.name, page: crawler.page ?? own };
}
