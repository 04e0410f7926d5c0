import { addressFamily, normalHost } from "../../address/index.ts";
import { withAddresses, type ListingEntry, type OptOut, type OptOutItem } from "../../record/index.ts";
import type { Resolve } from "./resolve.ts";

/**
 * Extends the opt-out list to the machines behind its names: a machine that opted out under one name must not be visited
 * under another. Resolves the list's hosts and domains, and the listed hosts within its domains, once.
 * @param entries the listing, whose hosts may be within a domain on the list
 * @param onFailure called with a name that could not be resolved: the name is still opted out, but its machine is not
 */
export async function resolveOptOut(
  list: OptOut,
  entries: readonly ListingEntry[],
  resolve: Resolve,
  onFailure: (name: string) => void = () => undefined,
): Promise<OptOut> {
  const names = new Map<string, OptOutItem>();
  for (const item of list.items) {
    if ("host" in item) names.set(normalHost(item.host), item);
    else if ("domain" in item) names.set(normalHost(item.domain), item);
  }
  for (const { host } of entries.flatMap(({ addresses }) => addresses)) {
    const item = list.item(host);
    if (item !== undefined) names.set(normalHost(host), item);
  }
  const found = await Promise.all(
    [...names].map(async ([name, item]) => {
      if (addressFamily(name) !== undefined) return [];
      const addresses = await resolve(name)
        .catch(() => resolve(name))
        .catch(() => undefined);
      // A domain itself may have no address.
      if (addresses === undefined && !("domain" in item)) onFailure(name);
      return (addresses ?? []).map((ip) => [ip, item] as const);
    }),
  );
  return withAddresses(list, found.flat());
}
