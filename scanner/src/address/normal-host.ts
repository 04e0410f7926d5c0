import { domainToASCII } from "node:url";
import ipaddr from "ipaddr.js";

/** A parsed address of either family. */
export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;

/** IPv6 prefixes that embed a whole IPv4 address, and the byte at which it starts. */
const carriers = [
  // IPv4-mapped, RFC 4291 section 2.5.5.2
  { prefix: ipaddr.IPv6.parse("::ffff:0:0"), bits: 96, at: 12 },
  // NAT64, RFC 6052
  { prefix: ipaddr.IPv6.parse("64:ff9b::"), bits: 96, at: 12 },
  // 6to4, RFC 3056: the site behind it may have many hosts, but one IPv4 address
  { prefix: ipaddr.IPv6.parse("2002::"), bits: 16, at: 2 },
];

/** The IPv4 address embedded in an IPv6 address (IPv4-mapped, NAT64, 6to4): packets to one reach the other. */
export function embeddedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  const carrier = carriers.find(({ prefix, bits }) => address.match(prefix, bits));
  return carrier && new ipaddr.IPv4(address.toByteArray().slice(carrier.at, carrier.at + 4));
}

/** A host without brackets, trailing dots or an IPv6 zone (RFC 4007 section 11), in lower case. */
function bareAddress(host: string): string {
  const bare = host
    .trim()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.+$/, "")
    .toLowerCase();
  return bare.includes(":") ? bare.replace(/%.*$/s, "") : bare;
}

/** Everything that the notations of an address may contain, a zone aside: names rarely consist of these alone. */
const addressCharacters = /^[\da-fx.:]+(?:%.*)?$/is;

/** The address that a text is, in any notation; undefined for anything else, such as a name. */
export function parsedAddress(text: string): IpAddress | undefined {
  return addressCharacters.test(text) && ipaddr.isValid(text) ? ipaddr.parse(text) : undefined;
}

/**
 * Normalises a host for comparison: lower case, ASCII (punycode), without trailing dots, brackets or zone. An IPv6
 * address that embeds an IPv4 one becomes that; any other IPv6 address gets its shortest form.
 * @param host a name or an address, in any notation
 */
export function normalHost(host: string): string {
  const bare = bareAddress(host);
  const address = parsedAddress(bare);
  if (address !== undefined) return shortestForm(address);
  const ascii = domainToASCII(bare).replace(/\.+$/, "") || bare;
  const inOtherDigits = parsedAddress(ascii);
  return inOtherDigits === undefined ? ascii : shortestForm(inOtherDigits);
}

/** A host and port as text that is the same for all notations of the host: "example.org 4000". */
export function addressKey({ host, port }: { host: string; port: number }): string {
  return `${normalHost(host)} ${port}`;
}

function shortestForm(address: IpAddress): string {
  const carried = address instanceof ipaddr.IPv6 ? embeddedIPv4(address) : undefined;
  return (carried ?? address).toString();
}

/** A set of networks of either family, each with an item. */
export class Networks<Item> {
  readonly #networks: { base: IpAddress; bits: number; item: Item }[] = [];

  /** @param cidr address/bits; throws if it is anything else */
  add(cidr: string, item: Item): void {
    const [base, bits] = ipaddr.parseCIDR(cidr);
    this.#networks.push({ base, bits, item });
    const carrier = base instanceof ipaddr.IPv6 && carriers.find((one) => base.match(one.prefix, one.bits));
    // "64:ff9b::192.0.2.0/120" is a network of IPv4 addresses in another notation.
    const inner = carrier ? bits - carrier.at * 8 : -1;
    if (inner < 0 || !(base instanceof ipaddr.IPv6)) return;
    const carried = embeddedIPv4(base);
    if (carried !== undefined) this.#networks.push({ base: carried, bits: Math.min(32, inner), item });
  }

  /** The item of the first network that contains an address, as written or as its embedded IPv4 address. */
  find(ip: string): Item | undefined {
    if (this.#networks.length === 0) return undefined;
    const address = parsedAddress(bareAddress(ip));
    if (address === undefined) return undefined;
    const carried = address instanceof ipaddr.IPv6 ? embeddedIPv4(address) : undefined;
    const forms = carried === undefined ? [address] : [address, carried];
    return this.#networks.find(({ base, bits }) =>
      forms.some((form) => form.kind() === base.kind() && form.match(base, bits)),
    )?.item;
  }
}
