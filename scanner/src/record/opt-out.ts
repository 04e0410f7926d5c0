import ipaddr from "ipaddr.js";
import { z } from "zod";
import { addressFamily, Networks, normalHost } from "../address/index.ts";

const reason = z.string().min(1).max(300).describe("Why, in a sentence; shown in the log.");
const date = z.iso.date({ error: "write the date as 2026-02-14" }).describe("Since when.");
const listed = z.boolean().optional().describe("True if the game may stay listed, without visits.");
const name = z.string().min(1).max(253);
const network = z
  .string()
  .refine((text) => ipaddr.isValidCIDR(text), {
    error: "write a network as address/bits, as in 192.0.2.0/24 or 2001:db8::/32",
  })
  .describe("A network, as address/bits.");

/** One item of data/opt-out.yml: a host (name or address), a domain with everything below it, or a network. */
export const optOutItemSchema = z.union([
  z.strictObject({ host: name.describe("A host name or IP address."), reason, date, listed }),
  z.strictObject({ domain: name.describe("A domain, with all names below it."), reason, date, listed }),
  z.strictObject({ network, reason, date, listed }),
]);
/** The opt-out list, data/opt-out.yml. */
export const optOutSchema = z.array(optOutItemSchema);
/** One line of the opt-out list. */
export type OptOutItem = z.infer<typeof optOutItemSchema>;

/** Hosts that must never be visited. */
export interface OptOut {
  /**
   * Why a host must not be visited; undefined if it may be.
   * @param hostOrIp host name or IP address, as listed or as resolved
   */
  reason(hostOrIp: string): string | undefined;
  /** The item that covers a host, as found by `reason`. */
  item(hostOrIp: string): OptOutItem | undefined;
  readonly items: readonly OptOutItem[];
}

/**
 * Prepares the opt-out list for look-ups. Hosts match in any notation: letter case, trailing dots, script (punycode),
 * brackets, zones, and IPv4 addresses embedded in IPv6 ones.
 */
export function optOutOf(items: readonly OptOutItem[]): OptOut {
  const hosts = new Map<string, OptOutItem>();
  const domains = new Map<string, OptOutItem>();
  const networks = new Networks<OptOutItem>();
  for (const item of items) {
    if ("host" in item) hosts.set(normalHost(item.host), item);
    else if ("domain" in item) domains.set(normalHost(item.domain), item);
    else networks.add(item.network, item);
  }
  const ofDomain = (host: string): OptOutItem | undefined => {
    for (let part = host; part !== ""; part = part.includes(".") ? part.slice(part.indexOf(".") + 1) : "") {
      const found = domains.get(part);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const item = (hostOrIp: string): OptOutItem | undefined => {
    if (items.length === 0) return undefined;
    const host = normalHost(hostOrIp);
    if (addressFamily(host) === undefined) return hosts.get(host) ?? ofDomain(host);
    return hosts.get(host) ?? networks.find(hostOrIp) ?? networks.find(host);
  };
  return { items, item, reason: (hostOrIp) => item(hostOrIp)?.reason };
}

/**
 * The same list, extended by the addresses that its names resolved to.
 * @param addresses address → the item whose name resolved to it
 */
export function withAddresses(list: OptOut, addresses: Iterable<readonly [string, OptOutItem]>): OptOut {
  const resolved = new Map(Array.from(addresses, ([ip, item]) => [normalHost(ip), item]));
  if (resolved.size === 0) return list;
  const item = (hostOrIp: string): OptOutItem | undefined => list.item(hostOrIp) ?? resolved.get(normalHost(hostOrIp));
  return { items: list.items, item, reason: (hostOrIp) => item(hostOrIp)?.reason };
}
