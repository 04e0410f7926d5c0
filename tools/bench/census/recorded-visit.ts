import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";

/** What a client did on one connection: for each write, and for the close, milliseconds since it was accepted. */
export interface RecordedVisit {
  writes: { at: number; base64: string }[];
  closed: number;
}

/**
 * Records what a client sends to a server and when, by passing it on.
 * @param server address of the server
 * @param visit makes the client visit an address on this machine, once
 */
export async function recordVisit(
  server: { host: string; port: number },
  visit: (host: string, port: number) => Promise<unknown>,
): Promise<RecordedVisit> {
  const recorded: RecordedVisit = { writes: [], closed: 0 };
  const relay = createServer({ noDelay: true }, (client) => {
    const accepted = performance.now();
    const behind = connect({ ...server, noDelay: true });
    client.on("data", (data: Buffer) => {
      recorded.writes.push({ at: performance.now() - accepted, base64: data.toString("base64") });
      behind.write(data);
    });
    behind.on("data", (data: Buffer) => void client.write(data));
    behind.on("end", () => client.end());
    client.on("close", () => {
      recorded.closed = performance.now() - accepted;
      behind.destroy();
    });
    client.on("error", () => client.destroy());
    behind.on("error", () => behind.destroy());
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  try {
    await visit("127.0.0.1", (relay.address() as AddressInfo).port);
  } finally {
    relay.close();
  }
  if (recorded.writes.length === 0) throw new Error("the visit that the bare client repeats sent nothing");
  return recorded;
}
