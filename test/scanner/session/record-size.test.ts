import { describe, expect, it } from "vitest";
import type { ScanRecord } from "../../../scanner/src/record/index.ts";
import { IAC, Option } from "../../../scanner/src/wire/index.ts";
import { encode } from "../../../scanner/src/encoding/index.ts";
import { notTextShare } from "../../../scanner/src/session/measure/not-text.ts";
import type { ScriptedServer } from "./fake-network.ts";
import { scan } from "./scan-script.ts";
import { negotiate, subnegotiate, telnet } from "./telnet-script.ts";

const kilobyte = 1024;
const size = (record: ScanRecord): number => JSON.stringify(record).length;
const codes = (record: ScanRecord): string[] => (record.mudlark?.notes ?? []).map(({ code }) => code);

/** The same bytes for every seed, from a pseudo-random generator. */
function noise(length: number, from = 0, kinds = 256): Buffer {
  let state = 12345;
  const bytes = Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const byte = from + ((state >>> 16) % kinds);
    return byte === IAC ? 0x20 : byte;
  });
  return Buffer.from(bytes);
}

const greets = (bytes: Buffer): ScriptedServer => ({
  connected: (server) => server.send(bytes),
  received: (_bytes, server, connection) => (connection < 2 ? server.send(bytes) : undefined),
});
const sends = (...messages: Buffer[]): ScriptedServer =>
  greets(
    Buffer.concat([
      negotiate("WILL", Option.MSSP, Option.GMCP, Option.MSDP, Option.ATCP, Option.ZMP, Option.MXP),
      ...messages,
    ]),
  );
const many = (count: number, message: (n: number) => Buffer): Buffer[] =>
  Array.from({ length: count }, (_, n) => message(n));
const control = "\x07".repeat(400);

describe("a record stays small, whatever a server sends", () => {
  it.each<[string, ScriptedServer, string]>([
    ["endless NULs", greets(Buffer.alloc(300 * kilobyte)), "not-text"],
    ["random bytes", greets(noise(300 * kilobyte)), "not-text"],
  ])("%s: below 64 KB, with a note", async (_name, script, code) => {
    const { record } = await scan(script, { deep: true });
    expect(codes(record)).toEqual(expect.arrayContaining([code, "banner-before-cut"]));
    expect(size(record)).toBeLessThan(64 * kilobyte);
  });

  it.each<[string, ScriptedServer, string]>([
    ["endless printable bytes", greets(noise(300 * kilobyte, 0x20, 95)), "banner-before-cut"],
    ["endless code page 437 blocks", greets(noise(300 * kilobyte, 0xb0, 48)), "banner-before-return-cut"],
    [
      "MSSP",
      sends(
        Buffer.concat([
          telnet("IAC", "SB", Option.MSSP),
          ...many(100, (n) => telnet(1, `N${n}`, 2, control)),
          telnet("IAC", "SE"),
        ]),
      ),
      "mssp-cut",
    ],
    ["GMCP", sends(...many(60, (n) => subnegotiate(Option.GMCP, `A.B${n} ${control}`))), "gmcp-cut"],
    [
      "MSDP",
      sends(...many(60, (n) => subnegotiate(Option.MSDP, 1, `N${n}`, 2, `${n}${"\x07".repeat(900)}`))),
      "msdp-cut",
    ],
    ["ATCP", sends(...many(60, (n) => subnegotiate(Option.ATCP, `A.B${n} ${control}`))), "atcp-cut"],
    ["MXP", sends(...many(60, () => subnegotiate(Option.MXP, control))), "mxp-cut"],
  ])("%s: below 300 KB, with a note about what was cut", async (_name, script, code) => {
    const { record, log } = await scan(script, { deep: true });
    expect([...codes(record), ...(record.mudlark?.deep?.notes ?? []).map((note) => note.code)]).toContain(code);
    expect(size(record)).toBeLessThan(300 * kilobyte);
    expect(log.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(110 * kilobyte);
    expect(log.at(-1)?.text).toMatch(/^outcome ok/);
  });

  it("cuts a text at the end of a line, first the one before Return, and reserves a quarter for the one after it", async () => {
    const line = "x".repeat(99);
    const script = greets(Buffer.from(`${line}\n`.repeat(1000)));
    const { record } = await scan(script);
    const [before, after] = [record.mudlark?.raw?.before, record.mudlark?.raw?.after].map((raw) =>
      Buffer.from(raw ?? "", "base64").toString(),
    );
    expect([before?.length, after?.length]).toEqual([49_200, 16_300]);
    expect(before?.endsWith(`${line}\n`)).toBe(true);
    expect(record.mudlark?.notes?.slice(0, 3).map(({ text }) => text)).toEqual([
      "The server sent 100000 bytes of text in one go; the first 65536 and the last 4096 were read.",
      "The text after Return was cut to its first 16300 bytes.",
      "The text before Return was cut to its first 49200 bytes.",
    ]);
  });
});

describe("data that is not text", () => {
  const mysql = Buffer.from(
    "J\0\0\0\n8.0.36\0\x08\0\0\0\x1d\x10.}h;\x7fa\0\xff\xf7\xff\x02\0\xff\xdf\x15\0\0",
    "latin1",
  );
  const refusal = "E\0\0\x01\xffj\x04Host 'scanner' is not allowed to connect to this MariaDB server";
  it.each([
    ["its greeting", mysql],
    ["its refusal", Buffer.from(refusal, "latin1")],
  ])("does not take MySQL for a game: %s", async (_name, greeting) => {
    const { record } = await scan(greets(greeting));
    expect(record.mudlark?.outcome).toMatchObject({
      code: "not-telnet",
      reason: expect.stringContaining("speaks MySQL") as string,
    });
  });

  const art = Buffer.from(
    `${"\xb0\xb1\xb2\xdb\xdc\xdf ".repeat(40)}\x01\x02 \x10 \x18\x19 Welcome \x03\x04\x06\r\n`,
    "latin1",
  );
  const sixteen = Buffer.from("Willkommen im Kloster. Wie ist dein Name? ", "utf16le");
  const petscii = Buffer.from(encode("\x1b[31mREADY. WHO ARE YOU?\r\n\x1b[36mENTER YOUR NAME NOW, OR NEW", "petscii"));
  it.each<[string, Buffer]>([
    ["code page 437 art with its symbols", art],
    ["UTF-16, little-endian", sixteen],
    ["UTF-16, big-endian", Buffer.from(sixteen).swap16()],
    ["PETSCII", petscii],
    ["terminal colours and bells", Buffer.from("\x1b[1;31m\x07Welcome\x1b[0m \x0e\x0f\r\n\0\0\0\0 to a place")],
    ["too few bytes to judge", Buffer.from([0, 0, 0, 1, 2])],
    ["nothing", Buffer.alloc(0)],
  ])("accepts as text: %s", (_name, bytes) => {
    expect(notTextShare(bytes)).toBeUndefined();
  });

  it.each<[string, Buffer]>([
    ["NULs", Buffer.alloc(100)],
    ["random bytes", noise(500)],
    ["a binary message", Buffer.from("\0\0\0\x1e\0\x01\0\x02hello\0\0\0\x01\0\0\x0b\x16\0\0", "latin1")],
  ])("is none: %s", (_name, bytes) => {
    expect(notTextShare(bytes)).toBeGreaterThan(0);
  });
});

it("notes a subnegotiation that the end of the connection cuts short", async () => {
  const { record, logText } = await scan({
    connected: (server) => server.send(telnet("Hello ", "IAC", "SB", Option.GMCP, "Core.Hel")),
  });
  expect(record.mudlark?.notes).toEqual([
    {
      code: "subnegotiation-unfinished",
      text: "When the connection ended, the server had not ended a subnegotiation (once).",
    },
  ]);
  expect(logText).toContain("sub-negotiation SB GMCP never ended: 8 bytes of it");
});
