import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import { decode, encode } from "../../../scanner/src/encoding/index.ts";
import {
  CMD_EOR,
  DO,
  encodeCommand,
  encodeData,
  encodeNegotiation,
  GA,
  IAC,
  NOP,
  Option,
  SB,
  SE,
  TelnetParser,
  WILL,
  type Letter255,
  type TelnetEvent,
} from "../../../scanner/src/wire/index.ts";

/** What a parser finds in a server's bytes: text, payloads and telnet. */
function parsed(chunks: readonly Uint8Array[], letter255: Letter255 = "letter") {
  const parser = new TelnetParser({ letter255 });
  const text: number[] = [];
  const payloads: string[] = [];
  const telnet: string[] = [];
  const sink = (event: TelnetEvent): undefined => {
    if (event.type === "data") text.push(...event.bytes);
    else if (event.type === "subnegotiation") payloads.push(russian(event.payload));
    else if (event.type === "command") telnet.push(`command ${event.command}`);
    else if (event.type === "negotiation") telnet.push(`${event.verb} ${event.option}`);
  };
  for (const chunk of chunks) parser.push(chunk, sink);
  for (const event of parser.giveUp(true)) sink(event);
  return { text: russian(Uint8Array.from(text)), payloads, telnet };
}

const cp1251 = (text: string): Uint8Array => encode(text, "windows-1251");
const russian = (bytes: Uint8Array): string => decode(bytes, "windows-1251");
const singly = (bytes: Uint8Array): Uint8Array[] => [...bytes].map((byte) => Uint8Array.of(byte));

const verse =
  "Эта земля полна ярости, пять дорог ясно видны, моя судьба ютится у явора. Синяя сияющая даль, я сияю, настоящий хрящ, ящик, Япония, мяч.\r\n";

describe("byte 255 that is not doubled", () => {
  it("keeps every letter of windows-1251, whichever command it looks like", () => {
    expect(parsed([cp1251(verse)])).toEqual({ text: verse, payloads: [], telnet: [] });
  });

  it("does so without knowing the encoding, after one letter has shown it", () => {
    expect(parsed([cp1251(verse)], "unknown").text).toBe(verse);
  });

  it("keeps the letters of MSSP, including IAC SE", () => {
    const body = Buffer.concat([
      Uint8Array.of(IAC, SB, Option.MSSP, 1),
      Buffer.from("NAME\x02"),
      cp1251("Моя ярость, ясный мир яркий сияющий"),
      Uint8Array.of(1),
      Buffer.from("PLAYERS\x025"),
      Uint8Array.of(IAC, SE),
      cp1251("Введите имя:"),
    ]);
    const wanted = {
      text: "Введите имя:",
      payloads: ["\x01NAME\x02Моя ярость, ясный мир яркий сияющий\x01PLAYERS\x025"],
      telnet: [],
    };
    expect(parsed([body])).toEqual(wanted);
    expect(parsed(singly(body))).toEqual(wanted);
  });

  it("still recognises telnet from such a server", () => {
    const stream = Buffer.concat([
      cp1251("моя земля: "),
      encodeNegotiation(WILL, Option.GMCP),
      cp1251("мир"),
      encodeCommand(GA),
      cp1251("\r\nявь "),
      encodeNegotiation(DO, Option.NAWS),
      cp1251("> "),
      encodeCommand(CMD_EOR),
    ]);
    for (const letter of ["letter", "unknown"] as const) {
      const { text, telnet } = parsed([stream], letter);
      expect(text).toBe("моя земля: мир\r\nявь > ");
      expect(telnet).toEqual([`${WILL} ${Option.GMCP}`, `command ${GA}`, `${DO} ${Option.NAWS}`, `command ${CMD_EOR}`]);
    }
  });

  it("reads a server that doubles its 255s by RFC 854, whatever the entry says about the encoding", () => {
    const stream = Buffer.concat([
      encodeData(cp1251("Моя земля")),
      encodeCommand(GA),
      encodeData(cp1251("ясно ")),
      encodeCommand(NOP),
      encodeData(cp1251("видно")),
    ]);
    expect(parsed([stream])).toEqual({
      text: "Моя земляясно видно",
      payloads: [],
      telnet: [`command ${GA}`, `command ${NOP}`],
    });
  });

  it("never takes a command for text if no character uses byte 255", () => {
    const gbk = Buffer.concat([encode("名字", "gbk"), encodeCommand(GA), encode("欢迎", "gbk"), encodeCommand(NOP)]);
    for (const letter of ["never", "unknown"] as const) {
      expect(parsed([gbk], letter).telnet).toEqual([`command ${GA}`, `command ${NOP}`]);
    }
  });

  it("drops the SE of a subnegotiation that was interrupted", () => {
    const stream = Uint8Array.of(IAC, SB, 24, 1, IAC, GA, 65, IAC, SE, 66);
    expect(parsed([stream], "unknown").text).toBe("AB");
  });

  it("gives the same for every split of any bytes, and never throws", () => {
    const byte = fc.oneof(fc.constantFrom(IAC, IAC, SB, SE, WILL, GA, NOP, 70, 0xe0, 0xff, 0x20, 1, 2), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 100 }),
        fc.array(fc.nat(100), { maxLength: 6 }),
        fc.constantFrom<Letter255>("letter", "unknown", "never"),
        (input, cuts, letter) => {
          const whole = Uint8Array.from(input);
          const places = [0, ...cuts.map((cut) => Math.min(cut, input.length)), input.length].sort((a, b) => a - b);
          const chunks = places.slice(1).map((end, index) => whole.subarray(places[index], end));
          expect(parsed(chunks, letter)).toEqual(parsed([whole], letter));
        },
      ),
      { numRuns: 500 },
    );
  });
});
