import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";

/** All addresses of a host, IPv4 before IPv6. Throws an error with a code (ENOTFOUND …) when there are none. */
export type Resolve = (host: string) => Promise<string[]>;

/**
 * Asks the name servers directly, since the operating system's own resolver does four names at a time;
 * what they do not know, the operating system may (its hosts file).
 * @param timeoutMs for each of two tries
 */
export function systemResolve(timeoutMs = 4000): Resolve {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  return async (host) => {
    if (isIP(host) !== 0) return [host];
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const found = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
    if (found.length > 0) return found;
    const asked = await lookup(host, { all: true });
    return asked.sort((a, b) => a.family - b.family).map(({ address }) => address);
  };
}
