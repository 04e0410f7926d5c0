// cspell:ignore STARTMSSP
import { describe, expect, it, test } from "vitest";
import { readMssp, readMsspText } from "../../../scanner/src/protocols/index.ts";
import { readAtcp } from "../../../scanner/src/protocols/atcp.ts";
import { exchangesVarAndValue } from "../../../scanner/src/protocols/environ.ts";
import { readMsdp } from "../../../scanner/src/protocols/msdp.ts";
import { readEnviron } from "../../../scanner/src/protocols/new-environ.ts";
import { encodeAscii } from "../../../scanner/src/protocols/text.ts";

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

describe("MSSP in text", () => {
  const read = (text: string) => {
    const reply = readMsspText(bytes(text));
    return reply && [{ ...readMssp(reply.payload).variables }, reply.complete];
  };
  it.each<[string, string, [Record<string, unknown>, boolean] | undefined]>([
    ["at the start of a text", "MSSP-REPLY-START\r\nN\tA\r\nMSSP-REPLY-END", [{ N: "A" }, true]],
    ["without a variable", "xMSSP-REPLY-STARTMSSP-REPLY-END", [{}, true]],
    ["with the end mark before it", "MSSP-REPLY-END MSSP-REPLY-START\r\nN\tA", [{ N: "A" }, false]],
    ["with a name alone", "MSSP-REPLY-START\r\nN\r\nM\t\r\nMSSP-REPLY-END", [{ M: "" }, true]],
    ["without its start", "N\tA\r\nMSSP-REPLY-END", undefined],
  ])("is read %s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("is read up to 64 KB", () => {
    const upTo = (length: number): string =>
      `${"MSSP-REPLY-START\r\nN\t".padEnd(length - "MSSP-REPLY-END".length, "x")}MSSP-REPLY-END`;
    expect([65_536, 65_537].map((length) => readMsspText(bytes(upTo(length)))?.complete)).toEqual([true, false]);
  });
});

test.each([
  ["Core.Hello {}", "Core.Hello", "{}"],
  ["Core.Hello\n{}", "Core.Hello", "{}"],
  ["Core.Hello", "Core.Hello", ""],
  [" x", "", "x"],
  ["", "", ""],
])("ATCP %j is the package %j with %j", (text, name, value) => {
  expect(readAtcp(bytes(text))).toEqual({ package: name, value });
});

test.each([
  ["az ~\x7f", "az ~\x7f"],
  ["caf\xe9\x80", "caf??"],
  ["\u{1f600}!", "?!"],
])("%j is %j in ASCII", (text, ascii) => {
  expect(Buffer.from(encodeAscii(text)).toString("latin1")).toBe(ascii);
});

describe("ENVIRON with VAR and VALUE exchanged (RFC 1571)", () => {
  it.each<[string, number[], boolean]>([
    ["SEND with names after VALUE", [1, 1, 65], true],
    ["SEND with names after VAR", [1, 0, 65], false],
    ["SEND with both", [1, 0, 65, 1], false],
    ["SEND with an escaped byte", [1, 2, 1], false],
    ["SEND alone", [1], false],
    ["IS that starts with VALUE", [0, 1, 65, 0, 66], true],
    ["IS that starts with VAR", [0, 0, 65, 1, 66], false],
    ["IS alone", [0], false],
  ])("%s: %j", (_, payload, exchanged) => {
    expect(exchangesVarAndValue(Uint8Array.from(payload))).toBe(exchanged);
  });
});

test.each([
  ["USER", "USER"],
  ["A B~", "A B~"],
  ["AB\x1fC", "AB"],
  ["AB\x7fC", "AB"],
  ["\x7fAB", ""],
  ["", "*"],
])("the variable %j is asked for as %j", (sent, name) => {
  const message = readEnviron(Uint8Array.from([1, 0, ...bytes(sent)]));
  expect(message?.kind === "send" && message.requests).toEqual([{ type: "VAR", name }]);
});

describe("MSDP that is nested too deep", () => {
  const nested = (depth: number, inside: string): string =>
    `\x01A\x02${"\x05\x02".repeat(depth)}${inside}${"\x06".repeat(depth)}\x01B\x02after`;
  const read = (text: string) => {
    const { variables, notes } = readMsdp(bytes(text));
    return [Object.keys(variables), variables.B, notes.length];
  };

  it.each<[string, number, string, number]>([
    ["sixteen levels are read", 16, "x", 0],
    ["an array on the seventeenth is skipped", 16, "\x05\x02x\x06", 1],
    ["a table too", 16, "\x03\x01k\x02v\x04", 1],
    ["with what it contains", 16, "\x05\x02\x03\x01k\x02\x05\x06\x04\x02y\x06", 1],
  ])("%s, and what follows is read", (_, depth, inside, notes) => {
    expect(read(nested(depth, inside))).toEqual([["A", "B"], "after", notes]);
  });

  it("ends with the payload if it is never closed", () => {
    expect(read(`\x01A\x02${"\x05".repeat(40)}`)).toEqual([["A"], undefined, 1]);
  });
});
