import { describe, expect, it, test } from "vitest";
import { Option } from "../../../../scanner/src/wire/index.ts";
import { scan } from "../scan-script.ts";
import { subnegotiate } from "../telnet-script.ts";

/** The record of a server that sends these subnegotiations on the first connection. */
async function recordOf(...messages: Buffer[]) {
  const { record, probe } = await scan({
    connected: (server) => server.send(Buffer.concat([...messages, Buffer.from("By what name? ")])),
  });
  const { gmcp, msdp, notes = [] } = record.mudlark ?? {};
  return { gmcp, msdp, session: probe.session, keys: Object.keys(record.mudlark ?? {}), notes };
}

const gmcpOf = (text: string): Buffer => subnegotiate(Option.GMCP, text);

describe("GMCP in a record", () => {
  it("has a name of up to 200 characters, and a value of up to 4096", async () => {
    const { gmcp = [], notes } = await recordOf(
      gmcpOf(`${"N".repeat(201)} 1`),
      gmcpOf(`Fits ${"x".repeat(4096)}`),
      gmcpOf(`Long ${"y".repeat(4097)}`),
    );
    expect(gmcp.map(({ package: name, value }) => [name.length, value.length])).toEqual([
      [200, 1],
      [4, 4096],
      [4, 4096],
    ]);
    expect(notes).toEqual([{ code: "gmcp-cut", text: "GMCP: 1 long value was cut to the beginning." }]);
  });

  it("says how many values were cut", async () => {
    const { notes } = await recordOf(gmcpOf(`A ${"y".repeat(4097)}`), gmcpOf(`B ${"y".repeat(4097)}`));
    expect(notes).toEqual([{ code: "gmcp-cut", text: "GMCP: 2 long values were cut to the beginning." }]);
  });

  it.each([
    [200, 200, []],
    [201, 200, [{ code: "gmcp-cut", text: "The server sent 201 GMCP packages; 200 of them were kept." }]],
  ])("of %d packages has %d", async (sent, kept, expected) => {
    const { gmcp, notes } = await recordOf(...Array.from({ length: sent }, (_, n) => gmcpOf(`P${n} 1`)));
    expect(gmcp).toHaveLength(kept);
    expect(notes).toEqual(expected);
  });

  it("has the first value that is not empty, and how often a package came, in whatever case", async () => {
    const { gmcp } = await recordOf(
      gmcpOf("Core.Ping"),
      gmcpOf("core.ping 1"),
      gmcpOf("CORE.PING 2"),
      gmcpOf("Once 3"),
    );
    expect(gmcp).toEqual([
      { package: "Core.Ping", value: "1", count: 3 },
      { package: "Once", value: "3" },
    ]);
  });
});

describe("MSDP in a record", () => {
  const msdpOf = (name: string, value: string): Buffer => subnegotiate(Option.MSDP, 1, name, 2, value);
  /** The longest value of a lone variable in JSON, quotes included. */
  const longest = 16 * 1024 - 80;

  it("has values within their share of 16 KB, and the beginning of the JSON of longer ones", async () => {
    const fits = "x".repeat(longest - 2);
    const whole = await recordOf(msdpOf("A", fits));
    expect([whole.msdp, whole.notes]).toEqual([{ A: fits }, []]);
    const cut = await recordOf(msdpOf("A", `${fits}x`));
    expect(cut.msdp).toEqual({ A: `"${"x".repeat(longest - 2)}…` });
    expect(cut.notes).toEqual([{ code: "msdp-cut", text: "MSDP: 1 long value was cut to the beginning." }]);
  });

  it("has the last value of each variable", async () => {
    const { msdp } = await recordOf(msdpOf("A", "1"), msdpOf("__proto__", "2"), msdpOf("A", "3"));
    expect(Object.entries(msdp ?? {})).toEqual([
      ["A", "3"],
      ["__proto__", "2"],
    ]);
  });
});

describe("other protocols in a record", () => {
  it("are there with a single message", async () => {
    const { session } = await recordOf(
      subnegotiate(Option.ZMP, "zmp.ping\0"),
      subnegotiate(Option.ATCP, "Room.Num 7"),
      subnegotiate(Option.AARDWOLF, 100, 3),
      subnegotiate(Option.MXP),
      subnegotiate(Option.COM_PORT, 101, 0, 0, 0x25, 0x80),
    );
    expect(session).toMatchObject({
      zmp: [["zmp.ping"]],
      atcp: [{ package: "Room.Num", value: "7" }],
      mxp: ["activated"],
    });
    expect(session?.aardwolf).toHaveLength(1);
    expect(Object.values(session?.comport ?? {})).toEqual([9600]);
  });

  test("are not there without one, nor is GMCP or MSDP", async () => {
    const { session, keys } = await recordOf();
    const names = ["zmp", "atcp", "aardwolf", "mxp", "comport", "mssp", "gmcp", "msdp"];
    expect(names.filter((name) => name in (session ?? {}) || keys.includes(name))).toEqual([]);
  });
});
