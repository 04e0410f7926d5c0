import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { hostileKinds, type HostileKind } from "./kinds.ts";
import { peerOf } from "./peer.ts";

/** A running server: a game of a listing. */
export interface HostileServer {
  id: string;
  host: string;
  port: number;
  kind: string;
}

/** Address of the n-th server of a group: 127.GROUP.x.y. Each has its own, so that no visit waits for another. */
export function loopbackOf(group: number, index: number): string {
  return `127.${group}.${index >> 8}.${(index & 255) + 1}`;
}

/** Starts hostile servers, alternating between all kinds. @param host loopback address of the n-th */
export async function startHostile(count: number, host: (index: number) => string): Promise<HostileServer[]> {
  const started = Array.from({ length: count }, async (_, index) => {
    const kind = hostileKinds[index % hostileKinds.length];
    if (kind === undefined) throw new RangeError("there are no hostile kinds");
    return start(`hostile-${index}`, host(index), kind);
  });
  return Promise.all(started);
}

/** Starts good servers: they greet, ask for a name, identify themselves by MSSP, and close on Return. */
export async function startGood(count: number, host: (index: number) => string): Promise<HostileServer[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      start(`good-${index}`, host(index), { name: "good", talk: good(index) }),
    ),
  );
}

function good(index: number): HostileKind["talk"] {
  const [will, doIt] = [Buffer.from([255, 251, 70]), Buffer.from([255, 253, 70])];
  const mssp = Buffer.concat([
    Buffer.from([255, 250, 70]),
    Buffer.from(`\x01NAME\x02Good ${index}\x01PLAYERS\x02${index}\x01UPTIME\x021790000000`),
    Buffer.from([255, 240]),
  ]);
  return (peer) => {
    peer.send(will);
    peer.send(`\r\n  === Good Realm ${index} ===\r\n${"  A quiet place to rest.\r\n".repeat(12)}\r\nBy what name? `);
    peer.onHeard((bytes) => {
      if (bytes.includes(doIt)) peer.send(mssp);
      if (bytes.includes("\r\n")) peer.end();
    });
  };
}

const servers = new Set<Server>();
const sockets = new Set<Socket>();

async function start(id: string, host: string, { name, talk }: HostileKind): Promise<HostileServer> {
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("end", () => socket.end());
    talk(peerOf(socket));
  });
  server.listen(0, host);
  await once(server, "listening");
  servers.add(server);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has an address and a port");
  return { id, host, port: address.port, kind: name };
}

/** Stops all servers of this process. */
export async function stopServers(): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await Promise.all(Array.from(servers, (server) => new Promise((resolve) => server.close(resolve))));
  servers.clear();
}
