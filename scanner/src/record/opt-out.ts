import { domainToASCII } from "node:url";
import ipaddr from "ipaddr.js";
import { z } from "zod";

const reason = z.string().min(1).max(300);
const date = z.iso.date({ error: "write the date as 2026-02-14" });
/** True where its owner is content to stay listed, unvisited. */
const listed = z.boolean().optional();
const name = z.string().min(1).max(253);
const network = z.string().refine((text) => ipaddr.isValidCIDR(text), {
  error: "write a network as address/bits, as in 192.0.2.0/24 or 2001:db8::/32",
});

/** One item of data/opt-out.yml: a host (name or address), a domain with all below it, or a network. */
export const optOutItemSchema = z.union([
  z.strictObject({ host: name, reason, date, listed }),
  z.strictObject({ domain: name, reason, date, listed }),
  z.strictObject({ network, reason, date, listed }),
]);
/** The opt-out list, data/opt-out.yml. */
export const optOutSchema = z.array(optOutItemSchema);
/** One line of the opt-out list. */
export type OptOutItem = z.infer<typeof optOutItemSchema>;

/** Who must never be visited. */
export interface OptOut {
  /**
   * Why a host must not be visited, or undefined when it may be.
   * @param hostOrIp host name or IP address, as listed or as resolved
   */
  reason(hostOrIp: string): string | undefined;
  /** The item that names a host, as `reason` finds it. */
  item(hostOrIp: string): OptOutItem | undefined;
  readonly items: readonly OptOutItem[];
}

/** The opt-out list, ready to be asked. Names are compared without case, trailing dot and script (punycode). */
export function optOutOf(items: readonly OptOutItem[]): OptOut {
  const hosts = new Map<string, OptOutItem>();
  const domains = new Map<string, OptOutItem>();
  const networks: { network: [ipaddr.IPv4 | ipaddr.IPv6, number]; item: OptOutItem }[] = [];
  for (const item of items) {
    if ("host" in item) hosts.set(normalHost(item.host), item);
    else if ("domain" in item) domains.set(normalHost(item.domain), item);
    else networks.push({ network: ipaddr.parseCIDR(item.network), item });
  }
  const ofDomain = (host: string): OptOutItem | undefined => {
    for (let part = host; part !== ""; part = part.includes(".") ? part.slice(part.indexOf(".") + 1) : "") {
      const found = domains.get(part);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const ofNetwork = (host: string): OptOutItem | undefined => {
    if (!ipaddr.isValid(host)) return undefined;
    const address = ipaddr.process(host);
    return networks.find(({ network: [base, bits] }) => base.kind() === address.kind() && address.match(base, bits))
      ?.item;
  };
  const item = (hostOrIp: string): OptOutItem | undefined => {
    const host = normalHost(hostOrIp);
    return hosts.get(host) ?? ofNetwork(host) ?? (ipaddr.isValid(host) ? undefined : ofDomain(host));
  };
  return { items, item, reason: (hostOrIp) => item(hostOrIp)?.reason };
}

/**
 * A host as it is compared with others: lower case, ASCII (punycode), no trailing dot, no brackets;
 * an IPv4 address in IPv6 clothes as IPv4, an IPv6 address in its shortest form.
 */
export function normalHost(host: string): string {
  const bare = host
    .trim()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "")
    .toLowerCase();
  if (ipaddr.isValid(bare)) return ipaddr.process(bare).toString();
  const ascii = domainToASCII(bare);
  return ascii === "" ? bare : ascii;
}
