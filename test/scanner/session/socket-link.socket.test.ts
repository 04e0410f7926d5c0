import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { atAttentiveTime, attentiveClock } from "../../../scanner/src/session/connect/clock.ts";
import { SocketLink } from "../../../scanner/src/session/connect/socket-link.ts";
import type { TranscriptEvent } from "../../../scanner/src/session/types.ts";

const servers: Server[] = [];
afterAll(() => {
  attentiveClock.release();
  servers.forEach((server) => server.close());
});
attentiveClock.hold();

/** A link whose clock the test sets, the server's end of it, and the transcript that it writes. */
async function pair() {
  const server = createServer();
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [[peer]] = (await Promise.all([once(server, "connection"), once(client, "connect")])) as [[Socket], unknown];
  const clock = { now: 100 };
  const transcript: TranscriptEvent[] = [];
  const link = new SocketLink(client, {
    ip: "127.0.0.1",
    family: 4,
    port: 23,
    tls: undefined,
    conn: 0,
    connectionBytes: 1024 * 1024,
    now: () => clock.now,
    at: (time, callback) => atAttentiveTime(attentiveClock.now() - 10_000 + time, callback),
    onTranscript: (event) => transcript.push(event),
  });
  const send = async (text: string): Promise<void> => {
    const before = transcript.length;
    peer.write(text);
    while (transcript.length === before) await new Promise((resolve) => setImmediate(resolve));
  };
  return { link, clock, send, transcript };
}

describe("a link over a socket", () => {
  it("leaves bytes that came after the deadline to the next wait, even if they are already there", async () => {
    const { link, clock, send } = await pair();
    clock.now = 400;
    await send("late");
    expect(await link.read(150)).toEqual({ type: "quiet" });
    expect(link.time).toBe(150);
    expect(await link.read(399)).toEqual({ type: "quiet" });
    expect(await link.read(400)).toEqual({ type: "data", bytes: Buffer.from("late") });
    expect(link.time).toBe(400);
  });

  it("stamps what arrives after a wait has ended with a time after its deadline", async () => {
    const { link, clock, send, transcript } = await pair();
    expect(await link.read(150)).toEqual({ type: "quiet" });
    clock.now = 149.5;
    await send("early");
    expect(transcript.at(-1)?.t).toBeGreaterThan(0.150_001);
    expect(await link.read(150)).toEqual({ type: "quiet" });
    expect(await link.read(151)).toEqual({ type: "data", bytes: Buffer.from("early") });
  });
});
