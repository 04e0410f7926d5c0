import { connect } from "node:net";
import { isPublicAddress, serviceOn } from "../../scanner/src/address/index.ts";
import { systemResolve } from "../../scanner/src/census/index.ts";

/** How long an address may take to accept a connection, in milliseconds. */
const patienceMs = 5000;
/** More addresses than any game has; each takes a connection. */
const mostAddresses = 8;

/** An address that the server's name resolves to. */
export interface TriedAddress {
  ip: string;
  family: "IPv4" | "IPv6";
  /**
   * "visited": the one that was measured; "answers": it accepted a connection; "not-tried": it is not public, or its
   * port is not allowed.
   */
  state: "visited" | "answers" | "not-tried" | "refused" | "no-answer";
}

/**
 * Finds out which of a server's addresses accept a connection, which is closed again immediately. The measured one is
 * not tried again.
 * @param visited the address of the visit, if there was one
 * @returns an empty list if the name does not resolve
 */
export async function tryAddresses(
  { host, port }: { host: string; port: number },
  { allowPrivate, visited }: { allowPrivate: boolean; visited: string | undefined },
): Promise<TriedAddress[]> {
  const found = await systemResolve()(host).catch(() => []);
  const all = [...new Set([...found, ...(visited === undefined ? [] : [visited])])].slice(0, mostAddresses);
  return Promise.all(
    all.map(async (ip): Promise<TriedAddress> => {
      const family = ip.includes(":") ? "IPv6" : "IPv4";
      if (ip === visited) return { ip, family, state: "visited" };
      if ((!allowPrivate && !isPublicAddress(ip)) || serviceOn(port) !== undefined)
        return { ip, family, state: "not-tried" };
      return { ip, family, state: await attempt(ip, port) };
    }),
  );
}

function attempt(ip: string, port: number): Promise<TriedAddress["state"]> {
  return new Promise((resolve) => {
    const socket = connect({ host: ip, port, timeout: patienceMs });
    const end = (state: TriedAddress["state"]): void => {
      socket.destroy();
      resolve(state);
    };
    socket.once("connect", () => end("answers"));
    socket.once("timeout", () => end("no-answer"));
    socket.once("error", (error: NodeJS.ErrnoException) =>
      end(error.code === "ECONNREFUSED" ? "refused" : "no-answer"),
    );
  });
}
