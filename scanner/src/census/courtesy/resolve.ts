import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";

/** All addresses of a host, IPv4 before IPv6. Throws an error with a code (ENOTFOUND …) if there are none. */
export type Resolve = (host: string) => Promise<string[]>;

/**
 * Queries the name servers directly, since the operating system's resolver handles only four names at a time; falls back
 * to the operating system, which also reads the hosts file.
 * @param timeoutMs for each of two attempts
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
