import { describe, expect, it } from "vitest";
import {
  clientSettings,
  encodeMode,
  forwardmaskCommand,
  linemode,
  modeCommand,
  readLinemode,
  readMode,
  readSlc,
  slcAck,
  slcCommand,
  slcFunctions,
  slcLevel,
  slcName,
  SlcTable,
  terminalCharacters,
} from "../../../scanner/src/protocols/index.ts";

const start = (): ReturnType<typeof linemode.start> => linemode.start(clientSettings({ clientVersion: "0" }));
const intr = 3;

describe("LINEMODE MODE (RFC 1184 section 2.2)", () => {
  it("acknowledges a proposed mode with MODE_ACK set", () => {
    expect(start().received(modeCommand(["edit", "trapsig"])).replies).toEqual([Uint8Array.of(1, 7)]);
  });

  it('does not answer an acknowledgement: "a response is never generated to a MODE command that has the MODE_ACK bit set"', () => {
    expect(start().received(modeCommand(["edit", "ack"])).replies).toEqual([]);
  });

  it("does not answer a proposal of the current mode, which would make the two sides acknowledge each other forever", () => {
    const conversation = start();
    expect(conversation.received(modeCommand(["edit"])).replies).toHaveLength(1);
    expect(conversation.received(modeCommand(["edit"])).replies).toEqual([]);
    expect(conversation.received(modeCommand([])).replies).toEqual([Uint8Array.of(1, 4)]);
  });

  it("reports what was asked", () => {
    expect(start().received(modeCommand(["edit", "softTab"])).findings).toEqual([
      { protocol: "LINEMODE", kind: "asked", text: "LINEMODE MODE EDIT|SOFTTAB" },
    ]);
    expect(start().received(modeCommand([])).findings).toEqual([
      { protocol: "LINEMODE", kind: "asked", text: "LINEMODE MODE 0" },
    ]);
    expect(readMode(encodeMode(["trapsig", "litEcho"]))).toEqual(["trapsig", "litEcho"]);
  });
});

describe("LINEMODE FORWARDMASK (RFC 1184 section 2.3)", () => {
  it("declines DO, since nobody is typing, and needs no answer to the rest", () => {
    expect(start().received(forwardmaskCommand("do", Uint8Array.of(0, 1))).replies).toEqual([Uint8Array.of(252, 2)]);
    expect(start().received(forwardmaskCommand("dont")).replies).toEqual([]);
    expect(start().received(forwardmaskCommand("will")).replies).toEqual([]);
    expect(readLinemode(forwardmaskCommand("wont"))).toEqual({
      kind: "forwardmask",
      verb: "wont",
      mask: new Uint8Array(0),
    });
  });
});

describe("LINEMODE SLC (RFC 1184 sections 2.4 and 5)", () => {
  const has = { code: intr, modifiers: slcLevel.value | 96, value: 3 };

  it("sends the whole table when function 0 asks for it", () => {
    const table = new SlcTable();
    expect(table.answer([{ code: 0, modifiers: slcLevel.value, value: 0 }])).toEqual([...terminalCharacters]);
    expect(table.answer([{ code: 0, modifiers: slcLevel.default, value: 0 }])).toEqual([...terminalCharacters]);
    expect(table.answer([{ code: 0, modifiers: slcLevel.noSupport, value: 0 }])).toEqual([]);
  });

  it("ignores what is already set, and acknowledgements", () => {
    const table = new SlcTable();
    expect(table.answer([has])).toEqual([]);
    expect(table.answer([{ ...has, value: 9, modifiers: slcLevel.value | slcAck }])).toEqual([]);
  });

  it("accepts a change and acknowledges it", () => {
    const table = new SlcTable();
    const change = { code: intr, modifiers: slcLevel.value, value: 9 };
    expect(table.answer([change])).toEqual([{ ...change, modifiers: slcLevel.value | slcAck }]);
    expect(table.list()).toContainEqual(change);
    expect(table.answer([{ code: intr, modifiers: slcLevel.default, value: 0 }])).toEqual([has]);
  });

  it("drops a function that the server does not support, and answers NOSUPPORT for those it lacks itself", () => {
    const table = new SlcTable();
    expect(table.answer([{ code: intr, modifiers: slcLevel.noSupport, value: 0 }])).toEqual([
      { code: intr, modifiers: slcLevel.noSupport | slcAck, value: 0 },
    ]);
    expect(table.answer([{ code: intr, modifiers: slcLevel.noSupport, value: 0 }])).toEqual([]);
    expect(table.answer([{ code: 17, modifiers: slcLevel.noSupport, value: 1 }])).toEqual([]);
    expect(table.answer([{ code: 17, modifiers: slcLevel.value, value: 1 }])).toEqual([
      { code: 17, modifiers: slcLevel.noSupport, value: 0 },
    ]);
    expect(table.answer([{ code: 200, modifiers: slcLevel.default, value: 1 }])).toEqual([
      { code: 200, modifiers: slcLevel.noSupport, value: 0 },
    ]);
  });

  it("answers as a client in the subnegotiation, and only if there is something to send", () => {
    const conversation = start();
    const { replies, findings } = conversation.received(slcCommand([{ code: intr, modifiers: 2, value: 9 }]));
    expect(replies).toEqual([Uint8Array.of(3, intr, 130, 9)]);
    expect(findings).toEqual([{ protocol: "LINEMODE", kind: "asked", text: "LINEMODE SLC IP" }]);
    expect(conversation.received(slcCommand([])).replies).toEqual([]);
  });

  it("limits its answer, and leaves out an incomplete triplet", () => {
    const many = Array.from({ length: 5000 }, () => ({ code: 99, modifiers: 2, value: 1 }));
    expect(new SlcTable().answer(many).length).toBeLessThanOrEqual(slcFunctions * 2);
    expect(readSlc(Uint8Array.of(1, 2, 3, 4, 5))).toEqual([{ code: 1, modifiers: 2, value: 3 }]);
    expect([slcName(1), slcName(30), slcName(31)]).toEqual(["SYNCH", "EEOL", "31"]);
  });
});

describe("malformed LINEMODE", () => {
  it.each([[[]], [[1]], [[253]], [[253, 9]], [[77, 1]]])("does not answer %j", (payload) => {
    expect(readLinemode(Uint8Array.from(payload))).toBeUndefined();
    expect(start().received(Uint8Array.from(payload))).toEqual({ replies: [], findings: [] });
  });
});
