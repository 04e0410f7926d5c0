import { domainToASCII } from "node:url";
import ipaddr from "ipaddr.js";
import { isPublicAddress } from "./index.ts";

/** Top-level names that no public host has (RFC 2606, RFC 6761, RFC 6762, RFC 8375, RFC 9476, ICANN's .internal). */
const privateEndings = new Set(
  "alt arpa corp example home internal invalid lan local localdomain localhost onion private test".split(" "),
);

/** Why a host cannot be on the public internet, and what to do. */
export interface NotPublic {
  what: string;
  tip: string;
  /** True when the host is valid but private, like a practice server's. */
  private: boolean;
  /** The host alone, and its port if there is one, where somebody pasted `host:port`, `host port` or `telnet://host`. */
  pasted?: { host: string; port?: number };
}

/**
 * Checks a host as written, without a DNS lookup. The addresses it resolves to are checked before each visit.
 * @returns undefined when it may be a public one
 */
export function whyNotPublic(host: string): NotPublic | undefined {
  const bare = host.replace(/^\[(.*)\]$/, "$1");
  if (ipaddr.isValid(bare)) return whyNotPublicIp(host, bare);
  if (/^\w+:\/\/|(?::|\s)\d+$/.test(host)) return notAlone(host);
  if (/^[\d.]+$/.test(host))
    return wrong("is not a complete address", "Write all four numbers, as in 192.0.2.1, or a name.");
  // domainToASCII parses like a URL does, and ignores what follows the host.
  const ascii = /^[\p{L}\p{M}\p{N}._-]+$/u.test(host) ? domainToASCII(host) : "";
  const labels = ascii.replace(/\.$/, "").split(".");
  if (ascii.length > 253 || labels.some((label) => !/^(?!-)[a-z0-9_-]{1,63}(?<!-)$/.test(label))) {
    return wrong("is not a valid host name", "Use letters, digits, hyphens and dots, as in mud.example.org.");
  }
  const ending = labels.at(-1) ?? "";
  if (labels.length === 1 || privateEndings.has(ending)) {
    return { what: "is a name on a private network", tip: "Write the name that players use.", private: true };
  }
  if (/(?:^|\.)example\.(?:com|net|org)$/.test(ascii)) {
    return { what: "is reserved for examples", tip: "Write the name that players use.", private: true };
  }
  return undefined;
}

/** A host with a scheme before it, such as telnet://, or with a port after it. */
function notAlone(text: string): NotPublic {
  const scheme = /^(\w+):\/\//.exec(text)?.[1]?.toLowerCase();
  const rest = scheme === undefined ? text : text.slice(`${scheme}://`.length);
  const parts = /^([\p{L}\p{M}\p{N}._-]+)(?:(?::|\s{1,9})(\d{1,5}))?(?:\/.*)?$/u.exec(rest);
  const isWeb = scheme === "http" || scheme === "https";
  const what =
    scheme === undefined ? "has a port in it" : isWeb ? "is a web address" : `has ${scheme}:// before the host`;
  if (parts === null) return wrong(what, "Write only the host, as in mud.example.org.");
  const [, host = "", port] = parts;
  if (isWeb) return wrong(what, `Write only the host that players connect to; perhaps it is ${host}.`);
  if (scheme === "telnets") return wrong(what, `Write only ${host} here, and mark the address with tls: true.`);
  const tip = `Write only ${host} here${port === undefined ? "" : `, and ${port} as the port`}.`;
  return { ...wrong(what, tip), pasted: { host, ...(port !== undefined && { port: Number(port) }) } };
}

function whyNotPublicIp(host: string, bare: string): NotPublic | undefined {
  if (bare.includes("%")) return wrong("has a zone in it", "Write only the address.");
  if (!bare.includes(":") && !ipaddr.IPv4.isValidFourPartDecimal(bare)) {
    return wrong("is a shortened address", "Write all four numbers, as in 192.0.2.1.");
  }
  if (host !== bare) return wrong("has brackets", "Write the IPv6 address without them.");
  if (isPublicAddress(bare)) return undefined;
  const range = ipaddr.process(bare).range();
  return { what: `is not a public address (${range})`, tip: "Write the address that players use.", private: true };
}

function wrong(what: string, tip: string): NotPublic {
  return { what, tip, private: false };
}
