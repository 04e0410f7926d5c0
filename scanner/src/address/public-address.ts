import ipaddr from "ipaddr.js";
import { embeddedIPv4, parsedAddress } from "./normal-host.ts";

/** NAT64 for local use, RFC 8215: what is behind it is private. */
const localNat64 = ipaddr.IPv6.parse("64:ff9b:1::");
/** All IPv6 space that is routed on the internet, RFC 4291 section 2.4. */
const globalUnicast = ipaddr.IPv6.parse("2000::");

/**
 * Whether the scanner may visit this IP address. Only addresses that are routed on the internet: not private, loopback,
 * link-local, shared (CGNAT), documentation, benchmarking, multicast or reserved ranges, in IPv4 or IPv6, nor such an
 * IPv4 address embedded in an IPv6 one (mapped, NAT64, 6to4).
 * @param ip an address, IPv6 with or without a zone, without brackets; anything else is not public
 */
export function isPublicAddress(ip: string): boolean {
  if (!ipaddr.isValid(ip) || (!ip.includes(":") && !ipaddr.IPv4.isValidFourPartDecimal(ip))) return false;
  return isPublic(ipaddr.parse(ip));
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const range = address.range();
  if (address instanceof ipaddr.IPv4) return range === "unicast";
  if (address.match(localNat64, 48)) return false;
  const carried = embeddedIPv4(address);
  if (carried !== undefined) return isPublic(carried);
  return range === "unicast" && address.match(globalUnicast, 3);
}

/** The family of an IP address; undefined when the text is not an IP address. */
export function addressFamily(ip: string): 4 | 6 | undefined {
  const address = parsedAddress(ip);
  return address && (address.kind() === "ipv6" ? 6 : 4);
}
