import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { generate } from "selfsigned";
import { Guest, GuestLeft } from "./guest.ts";
import type { PracticeEntry, PracticeServer } from "./practice-server.ts";
import { practiceServers } from "./servers/index.ts";

/** A practice server that listens. */
export interface RunningServer {
  id: string;
  name: string;
  about: string;
  entry: PracticeEntry;
  host: string;
  port: number;
  tls: boolean;
}

/** The practice realm while it runs. */
export interface Realm {
  servers: RunningServer[];
  close: () => Promise<void>;
}

/**
 * Starts practice servers on loopback, each on an address of its own (127.0.1.1, 127.0.1.2 …) where the system has
 * the whole of 127/8, else all on 127.0.0.1, and on free ports.
 * @param servers which ones; all by default
 * @throws Error of node:net when not even 127.0.0.1 can be listened on
 */
export async function startRealm(servers: readonly PracticeServer[] = practiceServers): Promise<Realm> {
  const certificate = await generate([{ name: "commonName", value: "practice.invalid" }], { keyType: "ec" });
  const listening: Server[] = [];
  const sockets = new Set<Socket>();
  const running: RunningServer[] = [];

  for (const [index, server] of servers.entries()) {
    const handle = (socket: Socket): void => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      void welcome(server, socket);
    };
    const plain = createServer(handle);
    const host = await listen(plain, `127.0.1.${index + 1}`);
    listening.push(plain);
    running.push(describe(server, host, plain, false));
    if (server.alsoTls === true) {
      const secure = createTlsServer({ key: certificate.private, cert: certificate.cert }, handle);
      secure.on("tlsClientError", (_error, socket) => socket.destroy());
      await listen(secure, host);
      listening.push(secure);
      running.push(describe(server, host, secure, true));
    }
  }
  return {
    servers: running,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(listening.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

async function welcome(server: PracticeServer, socket: Socket): Promise<void> {
  socket.setNoDelay(true);
  const guest = new Guest(socket, server.encoding, server);
  try {
    await server.serve(guest);
    await guest.end();
  } catch (error) {
    socket.destroy();
    if (!(error instanceof GuestLeft)) throw error;
  }
}

/** Listens on the host, or on 127.0.0.1 where the system does not have it; gives back which. */
function listen(server: Server, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRNOTAVAIL" && host !== "127.0.0.1") listen(server, "127.0.0.1").then(resolve, reject);
      else reject(error);
    });
    server.listen(0, host, () => resolve(host));
  });
}

function describe(server: PracticeServer, host: string, listener: Server, tls: boolean): RunningServer {
  const { port } = listener.address() as AddressInfo;
  return { id: server.id, name: server.entry.name, about: server.about, entry: server.entry, host, port, tls };
}
