import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import {
  atcp,
  clientSettings,
  encodeAtcp,
  encodeGmcp,
  encodeMsdp,
  encodeMssp,
  encodeMsspText,
  gmcp,
  msdp,
  msdpCommand,
  msdpLimits,
  msdpOverAtcp,
  mssp,
  readAtcp,
  readGmcp,
  readMsdp,
  readMssp,
  readMsspText,
  type MsdpTable,
  type MsdpValue,
} from "../../../scanner/src/protocols/index.ts";
import { msspLimits } from "../../../scanner/src/mssp/index.ts";

const settings = clientSettings({ clientVersion: "0.1.0" });
const talkative = { ...settings, introduces: true };
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));
const latin1 = (data: Uint8Array | undefined): string => Buffer.from(data ?? []).toString("latin1");

describe("MSSP", () => {
  it("reads variables, and repeated VALs as an array whose last value is the default", () => {
    const { variables } = readMssp(bytes("\x01NAME\x02Cryosphere\x01PORT\x026666\x026667\x01PORT\x028000"));
    expect(variables).toEqual({ NAME: "Cryosphere", PORT: ["6666", "6667", "8000"] });
  });

  it("keeps names as sent", () => {
    const { variables } = readMssp(bytes("\x01crawl_delay\x02-1\x01XTERM 256 COLORS\x021"));
    expect(Object.keys(variables)).toEqual(["crawl_delay", "XTERM 256 COLORS"]);
  });

  it("reads UTF-8, or Latin-1 if it is not valid UTF-8; colours stay in the value", () => {
    expect(readMssp(bytes("\x01A\x02M\xc3\xa4rz\x01B\x02M\xe4rz\x01C\x02\x1b[31mred\x1b[0m")).variables).toEqual({
      A: "März",
      B: "März",
      C: "\x1b[31mred\x1b[0m",
    });
  });

  it("treats __proto__ and constructor as ordinary names", () => {
    const { variables } = readMssp(bytes("\x01__proto__\x02a\x01constructor\x02b\x01__proto__\x02c"));
    expect(Object.entries(variables)).toEqual([
      ["__proto__", ["a", "c"]],
      ["constructor", "b"],
    ]);
    expect(Object.getPrototypeOf(variables)).toBeNull();
    expect(JSON.stringify(variables)).toBe('{"__proto__":["a","c"],"constructor":"b"}');
  });

  it("leaves out what is not a variable", () => {
    expect(readMssp(bytes("junk\x02lost\x01NAME\x01EMPTY\x02")).variables).toEqual({ EMPTY: "" });
    expect(readMssp(new Uint8Array(0)).variables).toEqual({});
  });

  it("limits what it keeps, and says so", () => {
    const many = Array.from({ length: msspLimits.variables + 5 }, (_, index) => `\x01V${index}\x02x`).join("");
    const values = "\x01P" + "\x021".repeat(msspLimits.valuesOfOne + 9);
    const long = `\x01L\x02${"y".repeat(msspLimits.valueCharacters + 1)}\x01${"n".repeat(200)}\x021`;
    const [finding] = mssp.start(settings).received(bytes(values + long + many)).findings;
    const variables = finding?.kind === "mssp" ? finding.variables : {};
    expect(Object.keys(variables)).toHaveLength(msspLimits.variables);
    expect(variables.P).toHaveLength(msspLimits.valuesOfOne);
    expect(variables.L).toHaveLength(msspLimits.valueCharacters);
    expect(readMssp(bytes(values + long + many)).cuts()).toHaveLength(4);
  });

  it("reads what it writes", () => {
    const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !/[\x01\x02]/.test(text));
    const value = fc.string({ maxLength: 20 }).filter((text) => !/[\x01\x02]/.test(text));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, fc.array(value, { minLength: 2, maxLength: 4 })), { selector: ([key]) => key }),
        (pairs) => {
          const written = encodeMssp(Object.fromEntries(pairs));
          expect(new Map(Object.entries(readMssp(written).variables))).toEqual(
            new Map(Object.entries(Object.fromEntries(pairs))),
          );
        },
      ),
    );
    expect(readMssp(encodeMssp({ NAME: "x" })).variables).toEqual({ NAME: "x" });
  });
});

describe("MSSP in plain text", () => {
  it.each(["\r\n", "\n", "\n\r", "\r\0\r\n"])("reads lines that end in %j", (end) => {
    const reply = readMsspText(encodeMsspText({ NAME: "Dead Souls", PORT: ["6666", "7777"] }, end));
    expect(reply?.complete).toBe(true);
    expect(readMssp(reply?.payload ?? new Uint8Array(0)).variables).toEqual({
      NAME: "Dead Souls",
      PORT: ["6666", "7777"],
    });
  });

  it("finds the reply after other text, and reports a missing end mark", () => {
    const reply = readMsspText(
      bytes("What is your name? \r\nMSSP-REPLY-START\r\n NAME \t x \r\n\r\nnonsense\r\n\tvoid\r\nPLAYERS\t3"),
    );
    expect(reply?.complete).toBe(false);
    expect(readMssp(reply?.payload ?? new Uint8Array(0)).variables).toEqual({ NAME: "x", PLAYERS: "3" });
    expect(readMsspText(bytes("That name is illegal."))).toBeUndefined();
  });
});

describe("MSDP", () => {
  it("reads tables and arrays, nested", () => {
    const wire =
      "\x01ROOM\x02\x03\x01VNUM\x026008\x01EXITS\x02\x03\x01n\x026011\x01e\x026012\x04\x04\x01CMDS\x02\x05\x02LIST\x02SEND\x06";
    expect(readMsdp(bytes(wire)).variables).toEqual({
      ROOM: { VNUM: "6008", EXITS: { n: "6011", e: "6012" } },
      CMDS: ["LIST", "SEND"],
    });
  });

  it("reads several VALs of one VAR as an array, the old form", () => {
    expect(readMsdp(bytes("\x01A\x021\x022\x023\x01B\x02\x05\x02x\x06\x02y")).variables).toEqual({
      A: ["1", "2", "3"],
      B: [["x"], "y"],
    });
  });

  it("treats __proto__ as an ordinary name, at every level", () => {
    const { variables } = readMsdp(bytes("\x01__proto__\x02\x03\x01constructor\x02x\x04"));
    expect(JSON.stringify(variables)).toBe('{"__proto__":{"constructor":"x"}}');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it("skips what is nested too deeply, and says so", () => {
    const deep = "\x02\x03\x01a".repeat(200);
    const { variables, notes } = readMsdp(bytes(`\x01T${deep}\x02end${"\x04".repeat(200)}\x01AFTER\x02here`));
    let depth = 0;
    for (let value: MsdpValue | undefined = variables.T; typeof value === "object"; value = (value as MsdpTable).a)
      depth += 1;
    expect(depth).toBe(msdpLimits.depth);
    expect(variables.AFTER).toBe("here");
    expect(notes).toHaveLength(1);
    expect(readMsdp(bytes(`\x01T${"\x02\x05".repeat(60000)}`)).notes).toHaveLength(1);
  });

  it("limits the number of values, and says so", () => {
    const { variables, notes } = readMsdp(bytes(`\x01A\x02\x05${"\x02x".repeat(5000)}\x06\x01B\x02y`));
    expect(variables.A).toBeUndefined();
    expect(notes.map((note) => note.kind === "note" && note.text)).toEqual([
      `The server's MSDP was cut: more than ${msdpLimits.values} values.`,
    ]);
  });

  it("survives malformed input", () => {
    expect(readMsdp(bytes("\x02lost\x01A\x02\x05\x02a\x04b\x06\x01B")).variables).toEqual({ A: ["a", "b"] });
    expect(readMsdp(bytes("\x04\x06\x01A\x02x\x04")).variables).toEqual({ A: "x" });
    expect(readMsdp(bytes("\x01A\x02\x03\x01x")).variables).toEqual({ A: {} });
  });

  it("reads what it writes", () => {
    const text = fc.string({ maxLength: 8 }).filter((one) => !/[\x01-\x06]/.test(one));
    const { value } = fc.letrec<{ value: MsdpValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(text, tie("value"), { maxKeys: 4 }) as fc.Arbitrary<MsdpTable>,
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(text, value, { maxKeys: 5 }), (variables) => {
        expect(JSON.stringify(readMsdp(encodeMsdp(variables)).variables)).toBe(JSON.stringify(variables));
      }),
    );
  });

  it("asks what is available if it may introduce itself, and otherwise sends nothing", () => {
    expect(msdp.start(talkative).enabled("remote").replies[0]).toEqual(msdpCommand("LIST", "COMMANDS"));
    expect(msdp.start(talkative).enabled("local").replies).toEqual([]);
    expect(msdp.start(settings).enabled("remote").replies).toEqual([]);
    expect(msdp.start(settings).received(encodeMsdp({ SERVER_ID: "x" })).findings).toEqual([
      { protocol: "MSDP", kind: "msdp", variables: { SERVER_ID: "x" } },
    ]);
  });
});

describe("GMCP", () => {
  it("reads a package and its JSON, and keeps bad JSON as text", () => {
    expect(readGmcp(bytes('Char.Vitals {"hp": 1}'))).toEqual({
      package: "Char.Vitals",
      value: '{"hp": 1}',
      json: true,
    });
    expect(readGmcp(bytes("Char.Vitals {hp: 1}"))).toEqual({ package: "Char.Vitals", value: "{hp: 1}", json: false });
    expect(readGmcp(bytes("Core.Goodbye"))).toEqual({ package: "Core.Goodbye", value: "", json: true });
    expect(readGmcp(bytes("Core.Ping   "))).toEqual({ package: "Core.Ping", value: "", json: true });
    expect(readGmcp(bytes('Room.Info\n{"n":"\xe9"}'))).toEqual({
      package: "Room.Info",
      value: '{"n":"é"}',
      json: true,
    });
    expect(readGmcp(new Uint8Array(0))).toEqual({ package: "", value: "", json: true });
  });

  it("says hello and what it supports if it may, and otherwise sends nothing", () => {
    expect(gmcp.start(talkative).enabled("remote").replies.map(latin1)).toEqual([
      'Core.Hello {"client":"MUDLARK","version":"0.1.0"}',
      expect.stringMatching(/^Core\.Supports\.Set \["Core 1"/) as string,
    ]);
    expect(gmcp.start(settings).enabled("remote").replies).toEqual([]);
    expect(gmcp.start(settings).received(encodeGmcp("Core.Ping")).findings).toEqual([
      { protocol: "GMCP", kind: "gmcp", package: "Core.Ping", value: "", json: true },
    ]);
  });

  it("does not recurse endlessly: deeply nested JSON is checked without being walked", () => {
    const deep = `A ${"[".repeat(60000)}${"]".repeat(60000)}`;
    expect(readGmcp(bytes(deep)).value).toHaveLength(120000);
  });
});

describe("ATCP, and MSDP over it", () => {
  it("reads a package and its value", () => {
    expect(readAtcp(bytes("Auth.Request CH abc"))).toEqual({ package: "Auth.Request", value: "CH abc" });
    expect(readAtcp(bytes("Room.Brief"))).toEqual({ package: "Room.Brief", value: "" });
    expect(readAtcp(encodeAtcp("MSDP.SERVER_ID", '"SlothMUD"'))).toEqual({
      package: "MSDP.SERVER_ID",
      value: '"SlothMUD"',
    });
    expect(msdpOverAtcp({ package: "MSDP.SERVER_ID", value: ' "SlothMUD" ' })).toEqual({ SERVER_ID: "SlothMUD" });
    expect(atcp.start(settings).received(encodeAtcp("MSDP.__proto__", "x")).findings[1]).toEqual({
      protocol: "MSDP",
      kind: "msdp",
      variables: JSON.parse('{"__proto__":"x"}') as unknown,
    });
    expect(msdpOverAtcp({ package: "Room.Brief", value: "x" })).toBeUndefined();
  });

  it("says hello if it may", () => {
    expect(latin1(atcp.start(talkative).enabled("local").replies[0])).toBe("hello MUDLARK 0.1.0");
    expect(atcp.start(settings).enabled("local").replies).toEqual([]);
    expect(atcp.start(settings).received(encodeAtcp("a", "b")).findings).toEqual([
      { protocol: "ATCP", kind: "atcp", package: "a", value: "b" },
    ]);
  });
});
