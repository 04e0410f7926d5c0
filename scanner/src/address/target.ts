import { addressFamily } from "./public-address.ts";

/** A host and port to connect to. */
export interface Target {
  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  host: string;
  port: number;
}

/** A target that cannot be parsed. The message says what is wrong and how to write it. */
export class TargetError extends Error {
  override name = "TargetError";
}

/** The port of telnet, RFC 854. */
const telnetPort = 23;

const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/i;

/**
 * Reads HOST[:PORT]: `example.org:4000`, `192.0.2.1`, `[2001:db8::1]:4000`, `2001:db8::1`; also with `telnet://`, as
 * links on the site have it.
 * @param defaultPort used where the text names none
 * @throws TargetError with a sentence
 */
export function parseTarget(text: string, defaultPort = telnetPort): Target {
  const trimmed = text.trim().replace(/^telnet:\/\/([^/]*)\/?/i, "$1");
  if (trimmed === "") throw new TargetError("No host given: write a host and a port, as in example.org:4000.");
  if (/^telnets:/i.test(trimmed)) {
    throw new TargetError(`${show(trimmed)}: write only the host and the port, and --tls before them.`);
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) {
    throw new TargetError(
      `${show(trimmed)} is a web address: write only the host and the port, as in example.org:4000.`,
    );
  }
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(trimmed);
  if (bracketed !== null) {
    const host = bracketed[1] ?? "";
    if (addressFamily(host) !== 6) {
      throw new TargetError(
        `${show(host)} is not a valid IPv6 address; brackets are for those, as in [2001:db8::1]:4000.`,
      );
    }
    return { host, port: parsePort(bracketed[2], trimmed, defaultPort) };
  }
  if (addressFamily(trimmed) === 6 && trimmed.includes(":")) return { host: trimmed, port: defaultPort };
  const colon = trimmed.indexOf(":");
  const host = (colon === -1 ? trimmed : trimmed.slice(0, colon)).replace(/\.$/, "");
  checkHost(host, trimmed);
  return { host, port: parsePort(colon === -1 ? undefined : trimmed.slice(colon + 1), trimmed, defaultPort) };
}

/** A target as people write it, IPv6 in brackets. */
export function formatTarget({ host, port }: Target): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

function checkHost(host: string, text: string): void {
  if (host.length <= 253 && host.split(".").every((part) => label.test(part))) return;
  // Names in other scripts are written in their ASCII form (IDNA).
  if (/[^\x00-\x7f]/.test(host)) {
    throw new TargetError(`${show(text)}: write the host name in its ASCII form (xn--…).`);
  }
  throw new TargetError(`${show(text)} is not a valid host name. Examples: example.org:4000, [2001:db8::1]:4000.`);
}

function parsePort(text: string | undefined, whole: string, defaultPort: number): number {
  if (text === undefined) return defaultPort;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65535) return port;
  throw new TargetError(`${show(whole)}: ${show(text)} is not a valid port: use a number from 1 to 65535.`);
}

/** Quotes someone else's text in a message: short, and without control characters. */
function show(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/**
 * Joins a host and a port into one text for {@link parseTarget}; an IPv6 address gets brackets.
 * Nothing is validated here.
 */
export function withPort(host: string, port: string): string {
  return addressFamily(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}
