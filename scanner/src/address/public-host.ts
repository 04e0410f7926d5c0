import { domainToASCII } from "node:url";
import ipaddr from "ipaddr.js";
import { isPublicAddress } from "./index.ts";

/** Top-level names that no public host has (RFC 2606, RFC 6761, RFC 6762, RFC 8375, RFC 9476, ICANN's .internal). */
const PRIVATE_ENDINGS = new Set(
  "alt arpa corp example home internal invalid lan local localdomain localhost onion private test".split(" "),
);

/** Why a host cannot be on the public internet, and what to do. */
export interface NotPublic {
  what: string;
  tip: string;
  /** True when the host is sound but private, as practice servers are. */
  private: boolean;
}

/**
 * Looks at a host as it is written, without asking DNS. What a name resolves to is looked at before each visit.
 * @returns undefined when it may be a public one
 */
export function whyNotPublic(host: string): NotPublic | undefined {
  if (/^\w+:\/\//.test(host)) return wrong("is a web address", "Write the host alone, as in mud.example.org.");
  const bare = host.replace(/^\[(.*)\]$/, "$1");
  if (ipaddr.isValid(bare)) return whyNotPublicIp(host, bare);
  if (/:\d+$/.test(host)) return wrong("has a port in it", "Write the port in a line of its own: port: 4000.");
  if (/^[\d.]+$/.test(host)) return wrong("is no whole address", "Write all four numbers, as in 192.0.2.1, or a name.");
  // domainToASCII reads as far as a web address would, and passes over what follows the host.
  const ascii = /^[\p{L}\p{M}\p{N}._-]+$/u.test(host) ? domainToASCII(host) : "";
  const labels = ascii.replace(/\.$/, "").split(".");
  if (ascii.length > 253 || labels.some((label) => !/^(?!-)[a-z0-9_-]{1,63}(?<!-)$/.test(label))) {
    return wrong("is no host name", "Write it as in mud.example.org: letters, digits, hyphens and dots.");
  }
  const ending = labels.at(-1) ?? "";
  if (labels.length === 1 || PRIVATE_ENDINGS.has(ending)) {
    return { what: "is a name of a private network", tip: "Write the name that players use.", private: true };
  }
  if (/(?:^|\.)example\.(?:com|net|org)$/.test(ascii)) {
    return { what: "is a name for examples", tip: "Write the name that players use.", private: true };
  }
  return undefined;
}

function whyNotPublicIp(host: string, bare: string): NotPublic | undefined {
  if (bare.includes("%")) return wrong("has a zone in it", "Write the address alone.");
  if (!bare.includes(":") && !ipaddr.IPv4.isValidFourPartDecimal(bare)) {
    return wrong("is an address in a short form", "Write all four numbers, as in 192.0.2.1.");
  }
  if (host !== bare) return wrong("has brackets", "Write the IPv6 address without them.");
  if (isPublicAddress(bare)) return undefined;
  const range = ipaddr.process(bare).range();
  return { what: `is not a public address (${range})`, tip: "Write the address that players use.", private: true };
}

function wrong(what: string, tip: string): NotPublic {
  return { what, tip, private: false };
}
