import { constants, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { TlsReport } from "../../../scanner/src/record/index.ts";
import { Option } from "../../../scanner/src/wire/index.ts";
import type { ScriptedServer } from "./fake-network.ts";
import { scan } from "./scan-script.ts";
import { negotiate, subnegotiate } from "./telnet-script.ts";

const screen = `${"Welcome to a world of words. ".repeat(8)}\r\nBy what name are you known? `;
const start = subnegotiate(Option.MCCP2);
const text = (base64: string | undefined): string => Buffer.from(base64 ?? "", "base64").toString("latin1");

/** Greets on the first connection; offers MCCP2 on the deep one, and sends some bytes once it is accepted. */
const compressing = (bytes: Buffer, pieceLength = bytes.length): ScriptedServer => ({
  connected: (server, connection) => server.send(connection === 0 ? "Name: " : negotiate("WILL", Option.MCCP2)),
  received: (heard, server, connection) => {
    if (connection === 0 || !heard.includes(negotiate("DO", Option.MCCP2))) return;
    for (let at = 0; at < bytes.length; at += pieceLength) server.send(bytes.subarray(at, at + pieceLength));
  },
});
const deepOf = async (script: ScriptedServer) => {
  const { record, sent } = await scan(script, { deep: true });
  const { deep } = record.mudlark ?? {};
  return { deep, text: text(deep?.raw?.before), codes: deep?.notes?.map(({ code }) => code) ?? [], sent };
};

describe("limits of a connection hold however compression is split", () => {
  it("applies one byte limit to all streams together", async () => {
    const stream = Buffer.concat([start, deflateSync(Buffer.alloc(250 * 1024, "a"))]);
    const { deep, codes } = await deepOf(compressing(Buffer.concat(Array<Buffer>(1000).fill(stream)), 64 * 1024));
    expect(codes).toContain("inflate-bomb");
    expect(deep?.compression?.outBytes).toBeLessThan(1024 * 1024 + 8 * 1024);
  });

  it("applies one limit to the number of streams, and keeps the data before it", async () => {
    const streams = Array.from({ length: 20 }, (_, n) => [start, deflateSync(Buffer.from(`${screen}${n}\r\n`))]).flat();
    const found = await deepOf(compressing(Buffer.concat(streams)));
    expect(found.codes).toContain("too-many-streams");
    expect(found.text).toContain(`${screen}7`);
    expect(found.text).not.toContain(`${screen}8`);
  });

  it("applies the ratio to all streams together", async () => {
    const stream = Buffer.concat([start, deflateSync(Buffer.alloc(130 * 1024, "a"))]);
    const { deep, codes } = await deepOf(compressing(Buffer.concat([stream, stream, stream, stream])));
    expect(codes).toContain("inflate-bomb");
    expect(deep?.compression?.outBytes).toBeLessThan(300 * 1024);
  });

  it("answers a limited number of terminal queries", async () => {
    const { sent, codes } = await deepOf(compressing(Buffer.concat([start, deflateSync("\x1b[6n".repeat(20_000))])));
    expect(codes).toContain("too-many-queries");
    expect(sent[1]?.toString("latin1").match(/\x1b\[\d+;\d+R/g)).toHaveLength(50);
  });

  it("stops replying to subnegotiations after the maximum number of bytes", async () => {
    const asks = Buffer.concat([
      negotiate("DO", Option.NEW_ENVIRON),
      ...Array<Buffer>(5000).fill(subnegotiate(Option.NEW_ENVIRON, 1)),
    ]);
    const { record, sent } = await scan({ connected: (server) => server.send(asks) });
    expect(record.mudlark?.notes?.map(({ code }) => code)).toContain("too-many-replies");
    expect(sent[0]?.length).toBeLessThan(70 * 1024);
  });
});

describe("text around malformed data is kept", () => {
  it.each([1, 7, 4096])("after a second MCCP2 marker within compressed data, in pieces of %i bytes", async (length) => {
    const inside = Buffer.concat([Buffer.from("before, "), start, Buffer.from(screen)]);
    const found = await deepOf(compressing(Buffer.concat([start, deflateSync(inside)]), length));
    expect(found.text).toBe(`before, ${screen}`);
    expect(found.codes).toContain("compression-nested");
  });

  it("after a START-TLS marker within compressed data", async () => {
    const inside = Buffer.concat([
      negotiate("DO", Option.TLS),
      Buffer.from("before, "),
      subnegotiate(Option.TLS, 1),
      Buffer.from(screen),
    ]);
    const found = await deepOf(compressing(Buffer.concat([start, deflateSync(inside)])));
    expect(found.text).toBe(`before, ${screen}`);
    expect(found.codes).toContain("start-tls-compressed");
  });

  it("before a broken block, when only the checksum is wrong", async () => {
    const compressed = deflateSync(Buffer.from(screen), { level: 0 });
    compressed.writeUInt8(compressed.readUInt8(compressed.length - 2) ^ 0xff, compressed.length - 2);
    const found = await deepOf(compressing(Buffer.concat([start, compressed])));
    expect(found.text).toBe(screen);
    expect(found.codes).toContain("inflate-broken");
  });

  it("before a broken block in the middle", async () => {
    const compressed = deflateSync(Buffer.from(screen.repeat(40)), { level: 0 });
    const broken = Buffer.concat([compressed, Buffer.alloc(0)]);
    // The length of a stored block and its complement no longer agree (RFC 1951 section 3.2.4).
    broken.writeUInt8(broken.readUInt8(4) ^ 0xff, 4);
    const first = deflateSync(Buffer.from(screen), { level: 0 }).subarray(0, -4);
    first.writeUInt8(0, 2);
    const found = await deepOf(compressing(Buffer.concat([start, first, broken.subarray(2)])));
    expect(found.text).toBe(screen);
    expect(found.codes).toContain("inflate-broken");
  });

  it("after a subnegotiation that never ends, when the server waits for a name", async () => {
    const { record } = await scan({
      connected: (server) =>
        server.send(Buffer.concat([Buffer.of(255, 250, 201), Buffer.from(`Core {}\r\n${screen}`)])),
    });
    expect(text(record.mudlark?.raw?.before)).toBe(`\r\n${screen}`);
    expect(record.mudlark?.notes?.map(({ code }) => code)).toEqual(["subnegotiation-unfinished"]);
  });

  it("after a subnegotiation that never ends, when the server hangs up", async () => {
    const { record } = await scan({
      connected: (server) => {
        server.send(Buffer.concat([Buffer.of(255, 250, 201), Buffer.from(`Core {}\r\n${screen}`)]));
        server.close("fin");
      },
    });
    expect(text(record.mudlark?.raw?.before)).toBe(`\r\n${screen}`);
  });
});

describe("compression that was not agreed on", () => {
  const compressed = deflateSync(Buffer.from(screen));
  const cases: [string, Buffer][] = [
    ["announced", Buffer.concat([negotiate("WILL", Option.MCCP2), start, compressed])],
    ["announced as MCCP1", Buffer.concat([Buffer.of(255, 250, 85, 251, 240), compressed])],
    ["unannounced, from the first byte on", compressed],
  ];

  it.each(cases)("%s: its bytes are inflated and noted, and do not count as a screen", async (_name, bytes) => {
    for (const length of [bytes.length, bytes.length - 40]) {
      const { record } = await scan({
        connected: (server) => {
          server.send(bytes.subarray(0, length));
          if (length < bytes.length) server.send(bytes.subarray(length));
        },
      });
      expect(text(record.mudlark?.raw?.before)).toBe(screen);
      expect(record.mudlark?.notes?.map(({ code }) => code)).toContain("compression-not-agreed");
    }
  });

  it("does not treat the marker alone, byte by byte and followed by plain text, as compression", async () => {
    for (const plain of ["Name: ", "x", "8", "x^"]) {
      const bytes = Buffer.concat([start, Buffer.from(plain)]);
      const { record } = await scan({
        connected: (server) => {
          for (const byte of bytes) server.send(Buffer.of(byte));
          server.close("fin", 3000);
        },
      });
      if (plain !== "x^") expect(text(record.mudlark?.raw?.before)).toBe(plain);
      const codes = record.mudlark?.notes?.map(({ code }) => code) ?? [];
      expect(codes.includes("compression-not-agreed")).toBe(plain === "x^");
    }
  });

  it("treats text that starts like zlib as text", async () => {
    const banner = `x^2 + y^2 = r^2\r\n${screen}`;
    const { record } = await scan({ connected: (server) => server.send(banner) });
    expect(text(record.mudlark?.raw?.before)).toBe(banner);
    expect(record.mudlark?.notes).toBeUndefined();
  });

  it("keeps the good screen of the other connection when compressed data breaks off", async () => {
    // Followed by a block of a type that does not exist (RFC 1951 section 3.2.3).
    const flushed = deflateSync("Welcome", { finishFlush: constants.Z_SYNC_FLUSH });
    const { record } = await scan(
      {
        connected: (server, connection) =>
          server.send(
            connection === 0
              ? Buffer.concat([negotiate("WILL", Option.MCCP2), start, flushed, Buffer.alloc(400, 0x07)])
              : screen,
          ),
      },
      { deep: true },
    );
    expect(text(record.mudlark?.raw?.before)).not.toMatch(/[^ -~\r\n]/);
    expect(text(record.mudlark?.deep?.raw?.before)).toBe(screen);
  });
});

it("starts START-TLS once per connection, however often the server asks", async () => {
  const tls: TlsReport = { port: 4000, ok: true, protocol: "TLSv1.3", problems: ["self-signed"] };
  const again = subnegotiate(Option.TLS, 1);
  const { record } = await scan(
    {
      tls,
      connected: (server) => server.send(negotiate("DO", Option.TLS)),
      received: (bytes, server, connection) => {
        if (connection === 1 && bytes.includes(again))
          server.send(Buffer.concat([again, again, again, Buffer.from(screen)]));
      },
    },
    { deep: true },
  );
  expect(record.mudlark?.tls).toEqual([tls]);
  expect(record.mudlark?.deep?.notes?.map(({ code }) => code)).toContain("start-tls-again");
  expect(text(record.mudlark?.deep?.raw?.before)).toBe(screen);
});
