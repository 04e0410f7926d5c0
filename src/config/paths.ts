import { site } from "./site.ts";

/**
 * Address of a page or file of this site, including the base path.
 * @param path from the root of the site: `/servers/x/`, `/favicon.svg`
 */
export function to(path: `/${string}`): string {
  return site.base + path.slice(1);
}

/** The same with the site's origin, for feeds, cards and canonical links. */
export function absolute(path: `/${string}`): string {
  return new URL(to(path), site.url).href;
}

export const serverPath = (id: string): string => to(`/servers/${id}/`);
export const fingerprintPath = (hash: string): string => to(`/fingerprints/${hash}/`);
export const protocolPath = (slug: string): string => to(`/protocols/${slug}/`);
