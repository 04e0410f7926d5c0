import { addressKey, normalHost } from "../../address/index.ts";
import type { ListingFile } from "../../record/index.ts";
import type { Found } from "./gathered.ts";

/** Maximum number of sources, and of addresses, in an entry. */
const mostSources = 20;
const mostAddresses = 20;

/**
 * Whether an entry and an address of the same name belong to one game, judged without a visit: they have the same host,
 * one host is below the other (including `www.`), they have the same website, or the website of one is on the host of
 * the other.
 * @param entry an entry that this import creates
 * @param found what was found about another address
 */
export function isSameGame(entry: ListingFile, found: Pick<Found, "facts" | "host">): boolean {
  const hosts = entry.addresses.map(({ host }) => normalHost(host));
  const host = normalHost(found.host);
  const [site, otherSite] = [siteOf(entry.website), siteOf(found.facts?.website)];
  return (
    hosts.some((one) => related(one, host) || (otherSite !== undefined && related(one, otherSite.host))) ||
    (site !== undefined && (related(site.host, host) || site.page === otherSite?.page))
  );
}

/** Whether an entry has room for an address, and for its TLS port. */
export function hasRoomFor(entry: ListingFile, found: Found): boolean {
  return entry.addresses.length + (found.tlsPort === undefined ? 1 : 2) <= mostAddresses;
}

/**
 * Adds an address and its facts to an entry of the same game. Existing facts are kept; missing ones are filled in.
 * @param entry changed in place
 * @returns key and value of each fact that differs from the entry's and was left out: `website "https://example.org"`
 */
export function mergeInto(entry: ListingFile, found: Found): string[] {
  const leftOut: string[] = [];
  const { host, port, tls = false, tlsPort, encoding, facts = {} } = found;
  const own = encoding === undefined || encoding === entry.encoding ? {} : { encoding };
  const second = tlsPort === undefined ? [] : [{ host, port: tlsPort, tls: true, ...own }];
  const known = new Set(entry.addresses.map(addressKey));
  entry.addresses.push(...[{ host, port, tls, ...own }, ...second].filter((one) => !known.has(addressKey(one))));
  const { sources = [], ...others } = facts;
  for (const [key, value] of Object.entries(others)) {
    const stated: unknown = Reflect.get(entry, key);
    if (stated === undefined) Reflect.set(entry, key, value);
    else if (JSON.stringify(stated) !== JSON.stringify(value)) leftOut.push(`${key} ${JSON.stringify(value)}`);
  }
  const all = new Map([...(entry.sources ?? []), ...sources].map((source) => [source.url, source]));
  if (all.size > 0) entry.sources = [...all.values()].slice(0, mostSources);
  return leftOut;
}

/** Whether two hosts are the same, or one is below the other. */
function related(a: string, b: string): boolean {
  const [one, other] = [withoutWww(a), withoutWww(b)];
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function siteOf(website: string | undefined): { host: string; page: string } | undefined {
  if (website === undefined || !URL.canParse(website)) return undefined;
  const { hostname, pathname } = new URL(website);
  const host = withoutWww(normalHost(hostname));
  return { host, page: `${host}${pathname.replace(/\/$/, "")}` };
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, "");
}
