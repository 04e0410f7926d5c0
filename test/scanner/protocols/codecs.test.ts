import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import {
  aardwolf,
  charset,
  charsetAccepted,
  charsetRejected,
  charsetRequest,
  clientSettings,
  comPort,
  encodeLocation,
  encodeWindowSize,
  encodeZmp,
  environ,
  environAnswer,
  environRequest,
  exchangeVarAndValue,
  exchangesVarAndValue,
  displayAnswer,
  lflow,
  mccp1,
  mccp1Start,
  mccp2,
  mccp3,
  msp,
  mttsAnswer,
  mxp,
  newEnviron,
  readAardwolf,
  readCharset,
  readComPort,
  readEnviron,
  readFlowControl,
  readStatus,
  readTerminalType,
  readZmp,
  signatureRequest,
  sndloc,
  speedAnswer,
  startTls,
  status,
  statusAnswer,
  statusRequest,
  terminalTypeAnswer,
  terminalTypeRequest,
  tlsFollows,
  tspeed,
  ttype,
  xdisploc,
  zmp,
} from "../../../scanner/src/protocols/index.ts";

const settings = clientSettings({ clientVersion: "0.1.0" });
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));
const latin1 = (data: Uint8Array | undefined): string => Buffer.from(data ?? []).toString("latin1");

describe("TTYPE (RFC 1091) and MTTS", () => {
  it("reads what it writes", () => {
    expect(readTerminalType(terminalTypeRequest())).toEqual({ kind: "send" });
    expect(readTerminalType(terminalTypeAnswer("XTERM"))).toEqual({ kind: "is", name: "XTERM" });
    expect(readTerminalType(Uint8Array.of(9))).toBeUndefined();
    expect(readTerminalType(new Uint8Array(0))).toBeUndefined();
  });

  it("stops answering a server that keeps asking, with a single note", () => {
    const conversation = ttype.start(settings);
    const answers = Array.from({ length: 40 }, () => conversation.received(terminalTypeRequest()));
    expect(answers.filter(({ replies }) => replies.length > 0)).toHaveLength(24);
    expect(answers.flatMap(({ findings }) => findings).filter(({ kind }) => kind === "note")).toHaveLength(1);
  });

  it("ignores an IS, which only a client sends, and has a name even without any configured", () => {
    expect(ttype.start(settings).received(terminalTypeAnswer("VT100"))).toEqual({ replies: [], findings: [] });
    const nameless = ttype.start({ ...settings, terminalNames: [] });
    expect(latin1(nameless.received(terminalTypeRequest()).replies[0])).toBe("\0UNKNOWN");
  });

  it("sums the bits of the MTTS number", () => {
    expect(mttsAnswer(["ansi", "utf8", "tls"])).toBe("MTTS 2053");
  });
});

describe("NAWS (RFC 1073)", () => {
  it("sends width and height in 16 bits each, most significant byte first", () => {
    expect(encodeWindowSize(80, 24)).toEqual(Uint8Array.of(0, 80, 0, 24));
    expect(encodeWindowSize(300, 65536)).toEqual(Uint8Array.of(1, 44, 255, 255));
    expect(encodeWindowSize(-5, 0)).toEqual(Uint8Array.of(0, 0, 0, 0));
  });
});

describe("TSPEED (RFC 1079), XDISPLOC (RFC 1096), SNDLOC (RFC 779), LFLOW (RFC 1372)", () => {
  it("answers SEND and nothing else", () => {
    expect(latin1(xdisploc.start(settings).received(Uint8Array.of(1)).replies[0])).toBe("\0");
    expect(latin1(tspeed.start(settings).received(Uint8Array.of(1)).replies[0])).toBe("\x0038400,38400");
    for (const protocol of [tspeed, xdisploc]) {
      expect(protocol.start(settings).received(Uint8Array.of(0, 65))).toEqual({ replies: [], findings: [] });
    }
  });

  it("answers are ASCII after IS; a location is plain text", () => {
    expect(latin1(speedAnswer("38400,19200"))).toBe("\x0038400,19200");
    expect(latin1(displayAnswer("host:0"))).toBe("\0host:0");
    expect(latin1(encodeLocation("Reading Room"))).toBe("Reading Room");
  });

  it("reads the commands of LFLOW, and no others", () => {
    expect([0, 1, 2, 3].map((byte) => readFlowControl(Uint8Array.of(byte)))).toEqual([
      "OFF",
      "ON",
      "RESTART-ANY",
      "RESTART-XON",
    ]);
    expect(readFlowControl(Uint8Array.of(4))).toBeUndefined();
    expect(readFlowControl(new Uint8Array(0))).toBeUndefined();
  });

  it("notes LFLOW commands, without an answer", () => {
    const conversation = lflow.start(settings);
    expect(conversation.received(Uint8Array.of(1))).toEqual({
      replies: [],
      findings: [{ protocol: "LFLOW", kind: "asked", text: "LFLOW ON" }],
    });
    expect(conversation.received(Uint8Array.of(77)).findings).toEqual([]);
  });

  it("identifies itself when asked for its location, but does not reveal where it is", () => {
    expect(latin1(sndloc.start(settings).enabled("local").replies[0])).toBe("MUDLARK");
    expect(sndloc.start(settings).enabled("remote").replies).toEqual([]);
  });
});

describe("STATUS (RFC 859)", () => {
  const states = {
    local: new Map([
      [24, true],
      [1, false],
      [5, true],
    ]),
    remote: new Map([
      [3, true],
      [86, false],
    ]),
  };

  it("lists all states except its own if it said WILL", () => {
    const conversation = status.start({ ...settings, optionStates: () => states });
    expect(conversation.received(statusRequest()).replies).toEqual([]);
    expect(conversation.enabled("local").replies).toEqual([Uint8Array.of(0, 251, 24, 252, 1, 253, 3, 254, 86)]);
    expect(conversation.received(statusRequest()).replies).toEqual([statusAnswer(states)]);
  });

  it("checks a server's WILL by asking, and reads the reply", () => {
    const conversation = status.start(settings);
    expect(conversation.enabled("remote").replies).toEqual([Uint8Array.of(1)]);
    expect(conversation.received(statusAnswer(states)).findings).toEqual([
      {
        protocol: "STATUS",
        kind: "status",
        entries: [
          { verb: "WILL", option: 24 },
          { verb: "WONT", option: 1 },
          { verb: "DO", option: 3 },
          { verb: "DONT", option: 86 },
        ],
      },
    ]);
  });

  it("reads parameters with doubled SE, and a truncated list", () => {
    expect(readStatus(Uint8Array.of(0, 250, 24, 0, 240, 240, 65, 240, 251, 1))).toEqual([
      { verb: "SB", option: 24, payload: Uint8Array.of(0, 240, 65) },
      { verb: "WILL", option: 1 },
    ]);
    expect(readStatus(Uint8Array.of(0, 7, 251, 3, 251))).toEqual([{ verb: "WILL", option: 3 }]);
    expect(readStatus(Uint8Array.of(0, 250, 24, 1))).toEqual([{ verb: "SB", option: 24, payload: Uint8Array.of(1) }]);
    expect(readStatus(Uint8Array.of(1))).toBeUndefined();
    expect(status.start(settings).received(Uint8Array.of(9)).findings).toEqual([]);
  });
});

describe("NEW-ENVIRON (RFC 1572)", () => {
  it("treats an empty SEND as a request for everything, and sends only the MNES variables", () => {
    const { replies, findings } = newEnviron.start(settings).received(environRequest());
    const message = readEnviron(replies[0] ?? new Uint8Array(0));
    expect(message?.kind === "is" ? message.variables.map(({ type, name }) => [type, name]) : []).toEqual([
      ["VAR", "CHARSET"],
      ["VAR", "CLIENT_NAME"],
      ["VAR", "CLIENT_VERSION"],
      ["VAR", "MTTS"],
      ["VAR", "TERMINAL_TYPE"],
    ]);
    expect(findings[0]).toEqual({
      protocol: "NEW_ENVIRON",
      kind: "environ",
      requested: [
        { type: "VAR", name: "*" },
        { type: "USERVAR", name: "*" },
      ],
    });
  });

  it("distinguishes VAR from USERVAR, also when all of one are requested", () => {
    const all = environRequest([{ type: "USERVAR", name: "*" }]);
    expect(all).toEqual(Uint8Array.of(1, 3));
    const reply = newEnviron.start(settings).received(all).replies[0];
    expect(reply).toEqual(Uint8Array.of(0));
  });

  it("escapes VAR, VALUE, ESC and USERVAR inside names and values", () => {
    const variables = [{ type: "VAR" as const, name: "a\x00b\x02", value: "\x01\x03z" }];
    const written = environAnswer(variables, "INFO");
    expect(written).toEqual(Uint8Array.of(2, 0, 97, 2, 0, 98, 2, 2, 1, 2, 1, 2, 3, 122));
    expect(readEnviron(written)).toEqual({ kind: "info", variables });
  });

  it("reads back any list of variables", () => {
    const variable = fc.record(
      {
        type: fc.constantFrom("VAR" as const, "USERVAR" as const),
        name: fc.string({ minLength: 1 }),
        value: fc.string(),
      },
      { requiredKeys: ["type", "name"] },
    );
    fc.assert(
      fc.property(fc.array(variable), (variables) => {
        expect(readEnviron(environAnswer(variables))).toEqual({ kind: "is", variables });
      }),
    );
  });

  it("keeps a value that came with a request, and the printable start of a binary name, as records do", () => {
    expect(readEnviron(bytes("\x01\x00SYSTEMTYPE\x01WIN\x03a\xffb\x00"))).toEqual({
      kind: "send",
      requests: [
        { type: "VAR", name: "SYSTEMTYPE", value_hex: "57494e" },
        { type: "USERVAR", name: "a" },
        { type: "VAR", name: "*" },
      ],
    });
  });

  it("survives malformed input: values before names, a lone ESC, two values", () => {
    expect(readEnviron(bytes("\x00\x01x\x00a\x01b\x01c\x02"))).toEqual({
      kind: "is",
      variables: [{ type: "VAR", name: "a", value: "bc" }],
    });
    expect(readEnviron(bytes("\x09"))).toBeUndefined();
    expect(newEnviron.start(settings).received(bytes("\x00\x00a"))).toEqual({ replies: [], findings: [] });
  });

  it("answers a limited number of requests", () => {
    const many = environRequest(Array.from({ length: 500 }, (_, index) => ({ type: "VAR", name: `V${index}` })));
    const [reply] = newEnviron.start(settings).received(many).replies;
    const message = readEnviron(reply ?? new Uint8Array(0));
    expect(message?.kind === "is" ? message.variables.length : 0).toBe(64);
  });
});

describe("ENVIRON (RFC 1408), with VAR and VALUE swapped by some (RFC 1571)", () => {
  it("answers with VAR and VALUE as in the request", () => {
    const conversation = environ.start(settings);
    const asked = bytes("\x01\x00MTTS");
    expect(latin1(conversation.received(asked).replies[0])).toBe("\0\0MTTS\x01783");
    const exchanged = bytes("\x01\x01MTTS");
    expect(exchangesVarAndValue(asked)).toBe(false);
    expect(exchangesVarAndValue(exchanged)).toBe(true);
    expect(latin1(conversation.received(exchanged).replies[0])).toBe("\0\x01MTTS\x00783");
  });

  it("recognises by its first byte which way an answer uses them", () => {
    expect(exchangesVarAndValue(bytes("\x00\x01USER\x00me"))).toBe(true);
    expect(exchangesVarAndValue(bytes("\x00\x00USER\x01me"))).toBe(false);
  });

  it("leaves the command and escaped bytes alone when it swaps them", () => {
    expect(exchangeVarAndValue(bytes("\x01\x01a\x02\x01\x02\x02\x00"))).toEqual(bytes("\x01\x00a\x02\x01\x02\x02\x01"));
  });

  it("requests everything with an empty list, and does not reply to an answer", () => {
    expect(environ.start(settings).received(Uint8Array.of(1)).replies).toHaveLength(1);
    expect(environ.start(settings).received(bytes("\0\0a"))).toEqual({ replies: [], findings: [] });
  });
});

describe("CHARSET (RFC 2066)", () => {
  it('accepts any separator: "<Sep> is a separator octet, the value of which is chosen by the sender"', () => {
    for (const separator of [";", " ", "|", "\x01"]) {
      expect(readCharset(charsetRequest(["UTF-8", "ISO-8859-1"], separator))).toEqual({
        kind: "request",
        names: ["UTF-8", "ISO-8859-1"],
        ttable: false,
      });
    }
  });

  it("reads a list after an offer of a translation table", () => {
    for (const mark of ["[TTABLE]\x01", "[TTABLE ]\x01"]) {
      expect(readCharset(bytes(`\x01${mark};KOI8-R`))).toEqual({ kind: "request", names: ["KOI8-R"], ttable: true });
    }
  });

  it("rejects a translation table with TTABLE-REJECTED", () => {
    expect(charset.start(settings).received(Uint8Array.of(4, 1, 59)).replies).toEqual([Uint8Array.of(5)]);
  });

  it("reads the other messages and does not answer them", () => {
    expect(readCharset(charsetAccepted("UTF-8"))).toEqual({ kind: "accepted", name: "UTF-8" });
    expect(readCharset(charsetRejected())).toEqual({ kind: "rejected" });
    expect([5, 6, 7].map((byte) => readCharset(Uint8Array.of(byte))?.kind)).toEqual([
      "ttable-rejected",
      "ttable-ack",
      "ttable-nak",
    ]);
    expect(readCharset(Uint8Array.of(99))).toBeUndefined();
    for (const one of [charsetAccepted("UTF-8"), charsetRejected(), Uint8Array.of(99)]) {
      expect(charset.start(settings).received(one)).toEqual({ replies: [], findings: [] });
    }
  });

  it("rejects an empty list", () => {
    expect(charset.start(settings).received(Uint8Array.of(1)).replies).toEqual([charsetRejected()]);
  });
});

describe("COM-PORT (RFC 2217)", () => {
  it("asks for the signature if the server offers ports", () => {
    expect(comPort.start(settings).enabled("remote").replies).toEqual([signatureRequest()]);
    expect(comPort.start(settings).enabled("local").replies).toEqual([]);
  });

  it.each([
    [[100, 72, 105], { name: "signature", value: "Hi" }],
    [[101, 0, 0, 37, 128], { name: "baudrate", value: 9600 }],
    [[1, 255, 255, 255, 255], { name: "baudrate", value: 4294967295 }],
    [[102, 8], { name: "datasize", value: 8 }],
    [[103, 1], { name: "parity", value: "NONE" }],
    [[103, 77], { name: "parity", value: "unknown-77" }],
    [[104, 3], { name: "stopsize", value: "1.5" }],
    [[104, 9], { name: "stopsize", value: "unknown-9" }],
    [[105, 2], { name: "control", value: 2 }],
    [[106, 1], { name: "linestate", value: 1 }],
    [[107, 176], { name: "modemstate", value: 176 }],
  ])("reads %j", (payload, fact) => {
    expect(readComPort(Uint8Array.from(payload))).toEqual(fact);
    expect(comPort.start(settings).received(Uint8Array.from(payload)).findings).toEqual([
      { protocol: "COM_PORT", kind: "com-port", fact },
    ]);
  });

  it.each([[[]], [[100]], [[101, 1]], [[102]], [[102, 1, 2]], [[112, 1]]])("leaves %j alone", (payload) => {
    expect(readComPort(Uint8Array.from(payload))).toBeUndefined();
    expect(comPort.start(settings).received(Uint8Array.from(payload)).findings).toEqual([]);
  });
});

describe("ZMP", () => {
  it("reads words separated by NULs, with or without the last NUL", () => {
    expect(readZmp(bytes("zmp.ping\0"))).toEqual(["zmp.ping"]);
    expect(readZmp(bytes("zmp.check\0foo.bar"))).toEqual(["zmp.check", "foo.bar"]);
    expect(readZmp(new Uint8Array(0))).toEqual([]);
    expect(readZmp(encodeZmp("a\0b", "", "c"))).toEqual(["ab", "", "c"]);
  });

  it("introduces itself if allowed, and reports truthfully what it supports", () => {
    const talkative = zmp.start({ ...settings, introduces: true });
    expect(readZmp(talkative.enabled("remote").replies[0] ?? new Uint8Array(0))).toEqual([
      "zmp.ident",
      "MUDLARK",
      "0.1.0",
      "MUD directory",
    ]);
    expect(talkative.enabled("local").replies).toEqual([]);
    expect(talkative.received(encodeZmp("zmp.check", "zmp.check")).replies).toEqual([
      encodeZmp("zmp.support", "zmp.check"),
    ]);
    expect(talkative.received(encodeZmp("zmp.check", "color.define")).replies).toEqual([
      encodeZmp("zmp.no-support", "color.define"),
    ]);
    expect(talkative.received(encodeZmp("zmp.check")).replies).toEqual([encodeZmp("zmp.no-support", "")]);
    expect(zmp.start(settings).enabled("remote").replies).toEqual([]);
    expect(zmp.start(settings).received(encodeZmp("zmp.check", "a")).replies).toEqual([]);
  });
});

describe("AARDWOLF", () => {
  it("names channels, and keeps unknown data as hexadecimal", () => {
    expect(readAardwolf(Uint8Array.of(100, 3))).toEqual({
      channel: "status",
      channel_byte: 100,
      data_byte: 3,
      data_bytes: "03",
    });
    expect(readAardwolf(Uint8Array.of(7))).toEqual({ channel: "0x07", channel_byte: 7 });
    expect(readAardwolf(Uint8Array.of(102, 1, 2))).toEqual({
      channel: "affect",
      channel_byte: 102,
      data_bytes: "0102",
    });
    expect(readAardwolf(new Uint8Array(0))).toEqual({ channel: "unknown", channel_byte: 0 });
    expect(aardwolf.start(settings).received(Uint8Array.of(101)).findings).toHaveLength(1);
  });
});

describe("options that switch the stream", () => {
  it("MCCP: from here on the bytes are compressed", () => {
    expect(mccp2.start(settings).received(new Uint8Array(0)).findings).toEqual([
      { protocol: "MCCP2", kind: "compression" },
    ]);
    expect(mccp1.start(settings).received(Uint8Array.of(251)).findings).toEqual([
      { protocol: "MCCP1", kind: "compression" },
    ]);
    expect(Buffer.from(mccp1Start).toString("hex")).toBe("fffa55fbf0");
    expect(mccp3.start(settings).enabled("remote")).toEqual({
      replies: [new Uint8Array(0)],
      findings: [{ protocol: "MCCP3", kind: "client-compression" }],
    });
    expect(mccp3.start(settings).enabled("local")).toEqual({ replies: [], findings: [] });
  });

  it("START-TLS: answers FOLLOWS with FOLLOWS", () => {
    expect(startTls.start(settings).enabled("local").replies).toEqual([tlsFollows()]);
    expect(startTls.start(settings).enabled("remote").replies).toEqual([]);
    expect(startTls.start(settings).received(tlsFollows()).findings).toEqual([{ protocol: "TLS", kind: "start-tls" }]);
    expect(startTls.start(settings).received(Uint8Array.of(2)).findings).toEqual([]);
  });

  it("MXP and MSP: keeps data as hexadecimal", () => {
    expect(mxp.start(settings).received(new Uint8Array(0)).findings).toEqual([
      { protocol: "MXP", kind: "mxp", hex: "" },
    ]);
    expect(msp.start(settings).received(Uint8Array.of(1, 255)).findings).toEqual([
      { protocol: "MSP", kind: "msp", hex: "01ff" },
    ]);
  });
});
