import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import {
  AYT,
  DO,
  encodeData,
  encodeNegotiation,
  encodeSubnegotiation,
  GA,
  IAC,
  NOP,
  Option,
  SB,
  SE,
  TelnetParser,
  WILL,
  WONT,
  type TelnetEvent,
} from "../../../scanner/src/wire/index.ts";

type Plain = { [K in keyof TelnetEvent]: unknown } & Record<string, unknown>;

/** Events with adjacent data joined, so that two ways of splitting can be compared. */
function parse(chunks: Iterable<Uint8Array>, parser = new TelnetParser()): Plain[] {
  const events: Plain[] = [];
  for (const chunk of chunks) {
    parser.push(chunk, (event) => {
      const last = events.at(-1);
      if (event.type === "data" && last?.type === "data") {
        last.bytes = [...(last.bytes as number[]), ...event.bytes];
      } else if (event.type === "data") events.push({ type: "data", bytes: [...event.bytes] });
      else if (event.type === "subnegotiation") events.push({ ...event, payload: [...event.payload] });
      else events.push({ ...event });
      return undefined;
    });
  }
  return events;
}

const bytes = (...values: (number | string)[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => (typeof value === "string" ? [...Buffer.from(value, "latin1")] : [value])));
const data = (text: string) => ({ type: "data", bytes: [...Buffer.from(text, "latin1")] });

describe("TelnetParser", () => {
  const cases: [string, Uint8Array, unknown[]][] = [
    ["text is data, with CR NUL and CR LF unchanged", bytes("a\r\0b\r\n"), [data("a\r\0b\r\n")]],
    ["RFC 854: IAC IAC is the data byte 255", bytes("a", IAC, IAC, "b"), [data("a\xffb")]],
    [
      "RFC 854: a two-byte command",
      bytes("x", IAC, GA, IAC, NOP, IAC, AYT),
      [data("x"), ...[GA, NOP, AYT].map((command) => ({ type: "command", command }))],
    ],
    [
      "RFC 855: WILL, WONT, DO, DONT and an option",
      bytes(IAC, WILL, 1, IAC, WONT, 0, IAC, DO, 24, IAC, 254, 201),
      [
        { type: "negotiation", verb: WILL, option: 1 },
        { type: "negotiation", verb: WONT, option: 0 },
        { type: "negotiation", verb: DO, option: 24 },
        { type: "negotiation", verb: 254, option: 201 },
      ],
    ],
    [
      "RFC 855: a subnegotiation with a doubled 255",
      bytes(IAC, SB, 31, 0, IAC, IAC, 0, 25, IAC, SE, "."),
      [{ type: "subnegotiation", option: 31, payload: [0, 255, 0, 25] }, data(".")],
    ],
    [
      "a subnegotiation without payload",
      bytes(IAC, SB, 91, IAC, SE),
      [{ type: "subnegotiation", option: 91, payload: [] }],
    ],
    [
      "a subnegotiation of option 255",
      bytes(IAC, SB, IAC, IAC, 7, IAC, SE),
      [{ type: "subnegotiation", option: 255, payload: [7] }],
    ],
    [
      "a subnegotiation without an option",
      bytes(IAC, SB, IAC, SE, "x"),
      [{ type: "anomaly", code: "subnegotiation-empty" }, data("x")],
    ],
    [
      "a subnegotiation without an end returns its text from the first line end on",
      bytes(IAC, SB, 201, 'Char.Vitals {"hp":1}\r\nName: ', IAC, GA, "!"),
      [
        {
          type: "anomaly",
          code: "subnegotiation-interrupted",
          option: 201,
          length: 28,
          command: GA,
          text: bytes("\r\nName: "),
        },
        data("\r\nName: !"),
      ],
    ],
    [
      "a verb instead of a subnegotiation's option is processed",
      bytes(IAC, SB, IAC, WILL, 1),
      [{ type: "negotiation", verb: WILL, option: 1 }],
    ],
    [
      "MCCP1 starts with IAC SB 85 WILL SE",
      bytes(IAC, SB, 85, WILL, SE, "z"),
      [{ type: "subnegotiation", option: 85, payload: [] }, data("z")],
    ],
    [
      "WILL SE in any other subnegotiation is payload",
      bytes(IAC, SB, 86, WILL, SE, IAC, SE, IAC, SB, 85, 1, WILL, SE, IAC, SE),
      [
        { type: "subnegotiation", option: 86, payload: [WILL, SE] },
        { type: "subnegotiation", option: 85, payload: [1, WILL, SE] },
      ],
    ],
    [
      "IAC where an option belongs starts a new command (Fuzzball)",
      bytes(IAC, WONT, IAC, WONT, 3),
      [
        { type: "anomaly", code: "iac-for-option", command: WONT },
        { type: "negotiation", verb: WONT, option: 3 },
      ],
    ],
    [
      "a verb within a subnegotiation ends it and is processed",
      bytes(IAC, SB, 24, 1, IAC, DO, 31, "."),
      [
        { type: "anomaly", code: "subnegotiation-interrupted", option: 24, length: 1, command: DO },
        { type: "negotiation", verb: DO, option: 31 },
        data("."),
      ],
    ],
    [
      "another subnegotiation within a subnegotiation",
      bytes(IAC, SB, 24, 1, IAC, SB, 31, 9, IAC, SE),
      [
        { type: "anomaly", code: "subnegotiation-interrupted", option: 24, length: 1, command: SB },
        { type: "subnegotiation", option: 31, payload: [9] },
      ],
    ],
    [
      "a two-byte command within a subnegotiation is dropped with it",
      bytes(IAC, SB, 24, IAC, GA, "x"),
      [{ type: "anomaly", code: "subnegotiation-interrupted", option: 24, length: 0, command: GA }, data("x")],
    ],
    [
      "IAC before a byte that is not a command: both are data",
      bytes("a", IAC, "b", IAC, SE, "c"),
      [
        data("a"),
        { type: "anomaly", code: "unknown-command", command: 98 },
        data("\xffb"),
        { type: "anomaly", code: "unknown-command", command: SE },
        data("\xff\xf0c"),
      ],
    ],
    ["an IAC at the end waits", bytes("a", IAC), [data("a")]],
  ];

  it.each(cases)("%s", (_name, input, expected) => {
    expect(parse([input])).toEqual(expected);
    // The same must result byte by byte.
    expect(parse([...input].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  it("gives the same events for every split of any bytes, and never throws", () => {
    // Telnet's own bytes occur much more often than by chance.
    const byte = fc.oneof(fc.constantFrom(IAC, IAC, SB, SE, WILL, DO, 85, 86, 0), fc.nat(255));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 120 }), fc.array(fc.nat(120), { maxLength: 6 }), (input, cuts) => {
        const whole = Uint8Array.from(input);
        const places = [0, ...cuts.map((cut) => Math.min(cut, input.length)), input.length].sort((a, b) => a - b);
        const chunks = places.slice(1).map((end, index) => whole.subarray(places[index], end));
        expect(parse(chunks)).toEqual(parse([whole]));
      }),
      { numRuns: 500 },
    );
  });

  it("stops where the sink says so and reports how much it consumed (MCCP2: the rest is compressed)", () => {
    const parser = new TelnetParser();
    const input = bytes("hello", IAC, SB, 86, IAC, SE, 0x78, 0x9c, IAC);
    const seen: string[] = [];
    const used = parser.push(input, (event) => {
      seen.push(event.type);
      return event.type === "subnegotiation";
    });
    expect(seen).toEqual(["data", "subnegotiation"]);
    expect([...input.subarray(used)]).toEqual([0x78, 0x9c, IAC]);
    expect(parser.idle).toBe(true);
  });

  it("can also stop after data and after an unknown command", () => {
    expect(new TelnetParser().push(bytes("ab", IAC, GA), () => true)).toBe(2);
    expect(new TelnetParser().push(bytes(IAC, "ab"), () => true)).toBe(2);
    expect(new TelnetParser().push(bytes(IAC, "ab"), (event) => event.type === "anomaly")).toBe(2);
  });

  it("drops a subnegotiation that exceeds the limit, notes it once, and continues after it", () => {
    const parser = new TelnetParser({ maxPayload: 4 });
    const input = bytes(IAC, SB, 70, "12345678", IAC, IAC, "9", IAC, SE, "x", IAC, SB, 70, "1234", IAC, SE);
    expect(parse([input], parser)).toEqual([
      { type: "anomaly", code: "subnegotiation-too-long", option: 70, length: 10 },
      data("x"),
      { type: "subnegotiation", option: 70, payload: [...Buffer.from("1234")] },
    ]);
  });

  it("keeps no more of an endless subnegotiation than the limit", () => {
    const parser = new TelnetParser({ maxPayload: 1024 });
    parser.push(bytes(IAC, SB, 70), () => undefined);
    const block = new Uint8Array(65536).fill(65);
    for (let i = 0; i < 64; i++) parser.push(block, () => expect.unreachable());
    expect(parser.idle).toBe(false);
  });
});

describe("encoding", () => {
  it("is undone by the parser, for any payload", () => {
    fc.assert(
      fc.property(
        fc.nat(254),
        fc.uint8Array({ maxLength: 60 }),
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        (option, payload, text) => {
          const wire = Buffer.concat([
            encodeSubnegotiation(option, payload),
            encodeData(text),
            encodeNegotiation(DO, option),
          ]);
          // MCCP1's start is the one payload that means something else.
          fc.pre(!(option === Option.MCCP1 && payload[0] === WILL && payload[1] === SE));
          expect(parse([wire])).toEqual([
            { type: "subnegotiation", option, payload: [...payload] },
            { type: "data", bytes: [...text] },
            { type: "negotiation", verb: DO, option },
          ]);
        },
      ),
    );
  });
});

describe("a subnegotiation that never ends", () => {
  const open = bytes(IAC, SB, 201, "Core.Hello\nWelcome. Name: ");
  const gaveUp = (parser: TelnetParser, over: boolean) =>
    parser.giveUp(over).map((event) => (event.type === "data" ? Buffer.from(event.bytes).toString() : event.type));

  it("returns its text when the server falls silent, and what follows is text again", () => {
    const parser = new TelnetParser();
    parse([open], parser);
    expect(gaveUp(parser, false)).toEqual(["anomaly", "\nWelcome. Name: "]);
    expect(parse([bytes("more")], parser)).toEqual([data("more")]);
  });

  it("stays open during a silence if it has no line end: the rest may be on its way", () => {
    const parser = new TelnetParser();
    parse([bytes(IAC, SB, 70, 1, "NAME", 2, "Sl")], parser);
    expect(gaveUp(parser, false)).toEqual([]);
    expect(parse([bytes("ow", IAC, SE)], parser)).toEqual([
      { type: "subnegotiation", option: 70, payload: [...bytes(1, "NAME", 2, "Slow")] },
    ]);
  });

  it("returns its text once, at the end of the connection", () => {
    const parser = new TelnetParser();
    parse([open], parser);
    expect(gaveUp(parser, true)).toEqual(["anomaly", "\nWelcome. Name: "]);
    expect(gaveUp(parser, true)).toEqual([]);
  });

  it("ends at a line end beyond its maximum length", () => {
    const parser = new TelnetParser({ maxPayload: 8 });
    const events = parse([bytes(IAC, SB, 201, "123456789abc\r\nName: ")], parser);
    expect(events.map(({ type }) => type)).toEqual(["anomaly", "data"]);
    expect(events.at(-1)).toEqual(data("\r\nName: "));
  });
});
