import type { Banner } from "../model/shown-banner.ts";

/** The banners of all servers that have one, by id. */
export function siteBanners(): Promise<ReadonlyMap<string, Banner>> {
  return Promise.resolve(new Map());
}
