import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { meteredStream, tooMuchTls } from "../../../../scanner/src/session/connect/metered-stream.ts";

async function pair(): Promise<{ tcp: Socket; peer: Socket }> {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const tcp = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [[peer]] = (await Promise.all([once(server, "connection"), once(tcp, "connect")])) as [[Socket], unknown];
  peer.on("error", () => peer.destroy());
  onTestFinished(() => void peer.destroy());
  return { tcp, peer };
}

test("bytes go both ways, and an end is passed on", async () => {
  const { tcp, peer } = await pair();
  const stream = meteredStream(tcp, 1000);
  const received: Buffer[] = [];
  stream.on("data", (bytes: Buffer) => received.push(bytes));
  stream.write("ping");
  expect(String((await once(peer, "data"))[0])).toBe("ping");
  peer.end("pong");
  await once(stream, "end");
  expect(Buffer.concat(received).toString()).toBe("pong");
});

test("a flood ends after its limit, and everything else gets the thread between its chunks", async () => {
  const { tcp, peer } = await pair();
  const stream = meteredStream(tcp, 1024 * 1024);
  const flood = Buffer.alloc(64 * 1024);
  const pour = (): void => {
    while (peer.writable && peer.write(flood));
  };
  peer.on("drain", pour);
  pour();
  let [turn, most, taken, inTurn] = [0, 0, 0, -1];
  stream.on("data", (bytes: Buffer) => {
    taken += bytes.length;
    most = Math.max(most, inTurn === turn ? 2 : 1);
    inTurn = turn;
  });
  stream.on("error", () => undefined);
  while (stream.errored === null) {
    await setImmediate();
    turn += 1;
  }
  expect(stream.errored).toMatchObject({ code: tooMuchTls });
  expect(most).toBe(1);
  expect(taken).toBeGreaterThan(1024 * 1024);
  expect(taken).toBeLessThanOrEqual(1.25 * 1024 * 1024);
  expect(tcp.destroyed).toBe(true);
});

test("a reset is passed on as an error", async () => {
  const { tcp, peer } = await pair();
  const stream = meteredStream(tcp, 1000);
  stream.resume();
  peer.resetAndDestroy();
  expect(await once(stream, "close").catch((error: unknown) => error)).toMatchObject({ code: "ECONNRESET" });
});

test("destroying it frees the socket at once, even if the peer reads nothing", async () => {
  const { tcp, peer } = await pair();
  peer.pause();
  const stream = meteredStream(tcp, 1000);
  stream.write(Buffer.alloc(32 * 1024 * 1024));
  stream.destroy();
  await once(stream, "close");
  expect(tcp.destroyed).toBe(true);
});
