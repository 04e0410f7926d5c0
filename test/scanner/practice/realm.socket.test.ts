import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { inflateSync, constants } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PortTaken, practiceServers, startRealm, type Realm } from "../../../scanner/src/practice/index.ts";

let realm: Realm;
const sockets: Socket[] = [];

beforeAll(async () => {
  realm = await startRealm();
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await realm.close();
});

/** A client without telnet that collects what it receives. */
async function visit(
  id: string,
  tls = false,
): Promise<{ socket: Socket; until: (part: string | ((seen: Buffer) => boolean)) => Promise<Buffer> }> {
  const server = realm.servers.find((one) => one.id === id && one.tls === tls);
  if (server === undefined) throw new Error(`no server ${id}`);
  const socket = tls ? connectTls({ ...at(server), rejectUnauthorized: false }) : connect(at(server));
  sockets.push(socket);
  let seen = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => (seen = Buffer.concat([seen, chunk])));
  await once(socket, tls ? "secureConnect" : "connect");
  return {
    socket,
    until: async (part) => {
      const holds = (): boolean => (typeof part === "string" ? seen.includes(part, 0, "latin1") : part(seen));
      while (!holds()) await Promise.race([once(socket, "data"), once(socket, "close")]);
      return seen;
    },
  };
}

function at(server: { host: string; port: number }): { host: string; port: number } {
  return { host: server.host, port: server.port };
}

test("every server of the realm listens on loopback, each game on its own address if there are several", () => {
  expect(new Set(realm.servers.map((server) => server.id)).size).toBe(practiceServers.length);
  for (const server of realm.servers) expect(server.host).toMatch(/^127\./);
});

// This address is only used here, because other tests may take ports of the usual ones at the same time.
const host = "127.0.58.1";

test("with a first port, every listener has its own fixed port", async () => {
  const first = await freePorts(practiceServers.length + 1);
  const fixed = await startRealm({ firstPort: first, host });
  expect(fixed.servers.map(({ port }) => port)).toEqual(fixed.servers.map((_, index) => first + index));
  await fixed.close();
});

test("a port in use is named, and servers that were already started are closed again", async () => {
  const first = await freePorts(3);
  const other = createServer().listen(first + 1, host);
  await once(other, "listening");
  const failure = await startRealm({ firstPort: first, host }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PortTaken);
  expect(String(failure)).toContain(`Port ${String(first + 1)} on ${host} is already in use`);
  other.close();
  await once(other, "close");
  const again = await startRealm({ firstPort: first, host, servers: practiceServers.slice(0, 1) });
  expect(again.servers[0]).toMatchObject({ host, port: first });
  await again.close();
});

/** The first of a run of consecutive ports on which nobody is listening right now. */
async function freePorts(count: number): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port + count < 65_000 ? port : port - count;
}

test("the Diku asks for the terminal before it shows its screen, and names it", async () => {
  const { socket, until } = await visit("tidewrack");
  await until("\xff\xfd\x18");
  socket.write(Buffer.from("fffb18", "hex"));
  await until("\xff\xfa\x18\x01\xff\xf0");
  socket.write(Buffer.concat([Buffer.from("fffa1800", "hex"), Buffer.from("TESTTERM"), Buffer.from("fff0", "hex")]));
  expect((await until("By what name")).toString("latin1")).toContain("TESTTERM");
  socket.write("\r\n");
  await once(socket, "close");
});

test("the LPMud compresses from the announcement on (MCCP2)", async () => {
  const { socket, until } = await visit("the-salt-stair");
  await until("\xff\xfb\x56");
  socket.write(Buffer.from("fffd56", "hex"));
  const start = Buffer.from("fffa56fff0", "hex");
  await until(start.toString("latin1"));
  socket.write("\r\n");
  await until((all) => {
    const compressed = all.subarray(all.indexOf(start) + start.length);
    const text = inflateSync(compressed, { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
    return text.includes("Please enter your name: ");
  });
});

test("the LPMud has a separate TLS port", async () => {
  const { until } = await visit("the-salt-stair", true);
  expect((await until("Please enter your name")).toString("latin1")).toContain("Nine hundred steps");
});

test("the Chinese MUD asks for the encoding and sends Big5", async () => {
  const { socket, until } = await visit("moss-academy");
  await until("(gb/big5)");
  socket.write("big5\r\n");
  const text = iconv.decode(await until(iconv.encode("英文名字", "big5").toString("latin1")), "big5");
  expect(text).toContain("空山不見人");
});

test("the bulletin board opens after ESC twice, not after a position report", async () => {
  const { socket, until } = await visit("the-iron-ferry");
  await until("\x1b[6n");
  socket.write("\x1b[1;1R");
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.write("\x1b\x1b");
  expect((await until("handle")).includes(0xdb)).toBe(true);
});

test("the MOO sends MSSP on request in text", async () => {
  const { socket, until } = await visit("kelpie-court");
  await until("@who");
  socket.write("MSSP-REQUEST\r\n");
  expect((await until("MSSP-REPLY-END")).toString("latin1")).toMatch(/NAME\tKelpie Court MOO\r\n/);
});

test("the quiet server sends nothing, and the MUCK no telnet", async () => {
  const quiet = await visit("the-quiet-well");
  const muck = await visit("hollow-reed");
  muck.socket.write(Buffer.from("fffd46fffd56", "hex"));
  expect((await muck.until("WHO")).includes(0xff)).toBe(false);
  expect(quiet.socket.bytesRead).toBe(0);
});

test("a client that sends endlessly and is not read is disconnected", async () => {
  const { socket, until } = await visit("hollow-reed");
  await until("WHO");
  const closed = new Promise((resolve) => socket.on("error", () => undefined).on("close", resolve));
  socket.write(Buffer.alloc(200_000, "x"));
  await closed;
});
