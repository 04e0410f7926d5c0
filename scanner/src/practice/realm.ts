import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { generate } from "selfsigned";
import { defined } from "../objects/index.ts";
import { Guest, GuestLeft } from "./guest.ts";
import type { PracticeEntry, PracticeServer } from "./practice-server.ts";
import { practiceServers } from "./servers/index.ts";

/** A running practice server. */
export interface RunningServer {
  id: string;
  name: string;
  about: string;
  entry: PracticeEntry;
  host: string;
  port: number;
  tls: boolean;
}

/** Another program already listens where a practice server should. */
export class PortTaken extends Error {
  override name = "PortTaken";

  constructor(host: string, port: number) {
    super(
      `Port ${String(port)} on ${host} is already in use, perhaps by a practice realm or a demo that is still running.`,
    );
  }
}

/** The running practice realm. */
export interface Realm {
  servers: RunningServer[];
  close: () => Promise<void>;
}

/** Where the practice realm listens. */
export interface RealmOptions {
  /** Which servers; all by default. */
  servers?: readonly PracticeServer[];
  /** Port of the first server; each further one uses the next. By default every server gets a free port. */
  firstPort?: number;
  /** One host for all of them, such as 0.0.0.0 in a container. By default each game has its own loopback address. */
  host?: string;
  /** How many times shorter than usual the servers pause, for visits whose clock runs faster as well. */
  pace?: number;
}

/** The port of the first practice server when ports are fixed, as in `npm run realm`. */
export const usualFirstPort = 4001;

/**
 * Starts practice servers. By default, each has its own loopback address (127.0.1.1, 127.0.1.2 …) if the system has all
 * of 127/8; otherwise all are on 127.0.0.1.
 * @throws PortTaken if another program listens on one of the fixed ports; nothing is left running then
 * @throws Error from node:net if it cannot listen on the host
 */
export async function startRealm({
  servers = practiceServers,
  firstPort,
  host,
  pace,
}: RealmOptions = {}): Promise<Realm> {
  const certificate = await generate([{ name: "commonName", value: "practice.invalid" }], { keyType: "ec" });
  const listening: Server[] = [];
  const sockets = new Set<Socket>();
  const running: RunningServer[] = [];
  const nextPort = (): number => (firstPort === undefined ? 0 : firstPort + listening.length);
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(listening.map((server) => new Promise((resolve) => server.close(resolve))));
  };

  try {
    for (const [index, server] of servers.entries()) {
      const handle = (socket: Socket): void => {
        sockets.add(socket);
        socket.on("close", () => sockets.delete(socket));
        void welcome(server, socket, pace);
      };
      const plain = createServer(handle);
      const place = await listen(plain, host ?? `127.0.1.${index + 1}`, nextPort());
      listening.push(plain);
      running.push(describe(server, place, plain, false));
      if (server.alsoTls === true) {
        const secure = createTlsServer({ key: certificate.private, cert: certificate.cert }, handle);
        secure.on("tlsClientError", (_error, socket) => socket.destroy());
        await listen(secure, place, nextPort());
        listening.push(secure);
        running.push(describe(server, place, secure, true));
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { servers: running, close };
}

async function welcome(server: PracticeServer, socket: Socket, pace: number | undefined): Promise<void> {
  socket.setNoDelay(true);
  const guest = new Guest(socket, server.encoding, { ...server, ...defined({ pace }) });
  try {
    await server.serve(guest);
    await guest.end();
  } catch (error) {
    socket.destroy();
    if (!(error instanceof GuestLeft)) throw error;
  }
}

/** Listens on the host, or on 127.0.0.1 if the system lacks that loopback address. @returns which of the two */
function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRNOTAVAIL" && host.startsWith("127.0.1."))
        listen(server, "127.0.0.1", port).then(resolve, reject);
      else reject(error.code === "EADDRINUSE" ? new PortTaken(host, port) : error);
    });
    server.listen(port, host, () => resolve(host));
  });
}

function describe(server: PracticeServer, host: string, listener: Server, tls: boolean): RunningServer {
  const { port } = listener.address() as AddressInfo;
  return { id: server.id, name: server.entry.name, about: server.about, entry: server.entry, host, port, tls };
}
