import { type ListingEntry, overridesOf } from "@mudlark/scanner/record";
import { shellArgument } from "@mudlark/scanner/text";

/**
 * The commands that fetch the scanner once. The scan runs from a checkout, never with a bare `npx mudlark`, which would
 * run whatever package of that name is in the registry.
 */
export function checkoutCommand(repository: string): string {
  const name = /([\w.-]+?)(?:\.git)?\/?$/.exec(repository)?.[1] ?? "mudlark";
  return `git clone ${shellArgument(repository)} && cd ${shellArgument(name)} && npm ci`;
}

/**
 * The command with which a reader can scan a game's primary address from a checkout, as the census does: IPv6 in
 * brackets, the entry's overrides as options, and permission to visit the reader's own machine or network if the
 * address is there.
 */
export function scanCommand(entry: Pick<ListingEntry, "addresses" | "encoding" | "columns">): string | null {
  const primary = entry.addresses[0];
  if (primary === undefined) return null;
  const { host, port, tls } = primary;
  const { encoding, columns } = overridesOf(entry, primary);
  return [
    "npm run scan --",
    shellArgument(host.includes(":") && !host.startsWith("[") ? `[${host}]:${port}` : `${host}:${port}`),
    ...(tls ? ["--tls"] : []),
    ...(encoding === undefined ? [] : ["--encoding", shellArgument(encoding)]),
    ...(columns === undefined ? [] : ["--columns", String(columns)]),
    ...(isOwnNetwork(host) ? ["--allow-private"] : []),
    "--log-level debug",
  ].join(" ");
}

/** Loopback (RFC 1122, RFC 4291), private use (RFC 1918), link-local (RFC 3927) and unique local addresses (RFC 4193). */
function isOwnNetwork(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, "");
  return bare.includes(":")
    ? bare === "::1" || /^f[cd]|^fe[89ab]/.test(bare)
    : /^(?:127|10)(?:\.\d+){3}$|^(?:192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+){2}$/.test(bare) ||
        /(?:^|\.)localhost$/.test(bare);
}
