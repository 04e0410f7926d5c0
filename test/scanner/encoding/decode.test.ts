import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import {
  decode,
  encode,
  encodingKind,
  encodingOfFont,
  knownEncodings,
  normaliseEncoding,
  streamDecoder,
} from "../../../scanner/src/encoding/index.ts";
import { texts } from "./fixtures/texts.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("names of encodings", () => {
  it.each([
    ["UTF-8", "utf-8"],
    ["utf8", "utf-8"],
    ["en_US.UTF-8", "utf-8"],
    ["US-ASCII", "ascii"],
    ["latin1", "iso-8859-1"],
    ["ISO-8859-02", "iso-8859-2"],
    ["iso8859_15", "iso-8859-15"],
    ["IBM437", "cp437"],
    ["CP-1251", "windows-1251"],
    ["KOI8", "koi8-r"],
    ["GB2312", "gbk"],
    ["Shift-JIS", "shift_jis"],
    ["C64", "petscii"],
  ])("%s is %s", (spelling, name) => {
    expect(normaliseEncoding(spelling)).toBe(name);
  });

  it("are their own canonical names; unknown names are undefined", () => {
    for (const name of knownEncodings) {
      expect(normaliseEncoding(name)).toBe(name);
      expect(encodingKind(name)).toBeDefined();
    }
    expect(normaliseEncoding("klingon")).toBeUndefined();
    expect(normaliseEncoding("")).toBeUndefined();
    expect(normaliseEncoding("8".repeat(5000))).toBeUndefined();
    expect(encodingKind("klingon")).toBeUndefined();
  });
});

describe("decode and encode", () => {
  it.each(texts)("$encoding: decodes what was encoded ($what)", ({ encoding, text }) => {
    expect(decode(encode(text, encoding), encoding)).toBe(text);
  });

  it("reads an unknown encoding as UTF-8", () => {
    expect(decode(encode("größer", "utf-8"), "klingon")).toBe("größer");
    expect(encode("größer", "klingon")).toEqual(encode("größer", "utf-8"));
  });

  it("keeps undecodable bytes as lone surrogates on request, as telnetlib3's records do", () => {
    expect(decode(bytes("a\xb1b"), "utf-8", { undecodable: "escape" })).toBe("a\udcb1b");
    expect(decode(bytes("a\xb1b"), "ascii", { undecodable: "escape" })).toBe("a\udcb1b");
    expect(decode(bytes("a\x98b\xe0"), "windows-1251", { undecodable: "escape" })).toBe("a\udc98bа");
    expect(decode(bytes("\xc4\xe3\xff\xba\xc3"), "gbk", { undecodable: "escape" })).toBe("你\udcff好");
    // Code page 864 has an Arabic percent sign in place of the ASCII one.
    expect(encode(decode(bytes("%\x9b"), "cp864", { undecodable: "escape" }), "cp864")).toEqual(
      Uint8Array.from(bytes("%\x9b")),
    );
    expect(decode(bytes("a\xb1b"), "utf-8")).toBe("a\ufffdb");
    expect(decode(bytes("a\xb1b"), "ascii")).toBe("a\ufffdb");
  });

  it("loses no byte that way, in any encoding", () => {
    const lossless = knownEncodings.filter(
      (name) => ["ascii", "utf-8"].includes(name) || encodingKind(name) === "single",
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(...lossless), (raw, name) => {
        const text = decode(raw, name, { undecodable: "escape" });
        expect(text).not.toContain("\ufffd");
        expect(Buffer.from(encode(text, name)).toString("hex")).toBe(Buffer.from(raw).toString("hex"));
      }),
      { numRuns: 300 },
    );
  });

  it("encodes a surrogate pair as one character, although half of it looks like an escaped byte", () => {
    const emoji = "\ud83d\udc80";
    expect(decode(encode(emoji, "utf-8"), "utf-8", { undecodable: "escape" })).toBe(emoji);
  });

  it("decodes anything in any encoding without throwing", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.constantFrom(...knownEncodings), (raw, name) => {
        decode(raw, name);
        decode(raw, name, { undecodable: "escape" });
      }),
      { numRuns: 300 },
    );
  });
});

describe("PETSCII and ATASCII", () => {
  it("decodes PETSCII in its two character sets, with colours as ANSI sequences", () => {
    expect(decode(bytes("\xc8ELLO"), "petscii")).toBe("Hello");
    expect(decode(bytes("\x8eHELLO \x60\x61\xd3"), "petscii")).toBe("HELLO ─♠♥");
    expect(decode(bytes("\x0e\x8e\x0eABC"), "petscii")).toBe("abc");
    expect(decode(bytes("\x1c\xb0\x12A\x92"), "petscii")).toBe("\x1b[38;2;104;55;43m┌\x1b[7ma\x1b[27m");
    expect(decode(bytes("\x93A\r\nB\rC"), "petscii")).toBe("\x1b[2J\x1b[Ha\x1b[27m\r\nb\x1b[27m\r\nc");
    expect(decode(bytes("\xff\xde"), "petscii")).toBe("🮖🮖");
  });

  it("encodes PETSCII: letters in swapped case, line ends as RETURN", () => {
    expect(encode("Hello\r\nü", "petscii")).toEqual(Uint8Array.of(0xc8, 0x45, 0x4c, 0x4c, 0x4f, 0x0d, 0x3f));
    expect(encode("\x14", "petscii")).toEqual(Uint8Array.of(0x14));
  });

  it("decodes ATASCII, with reverse video and its line end", () => {
    expect(decode(bytes("Hi\x9b\x00\x60\x7b"), "atascii")).toBe("Hi\r\n♥♦♠");
    expect(decode(bytes("a\xe1\xe2c\x7d"), "atascii")).toBe("a\x1b[7mab\x1b[27mc\x1b[2J\x1b[H");
    expect(decode(bytes("\xe1"), "atascii")).toBe("\x1b[7ma\x1b[27m");
  });

  it("writes ATASCII", () => {
    expect(encode("Hi\r\nü", "atascii")).toEqual(Uint8Array.of(0x48, 0x69, 0x9b, 0x3f));
  });
});

describe("streamDecoder", () => {
  it.each([...new Set(texts.map(({ encoding }) => encoding)), "utf-8", "ascii", "petscii"])(
    "%s: gives the same text however the bytes are split",
    (encoding) => {
      const text = texts.find((one) => one.encoding === encoding)?.text ?? "Hello, world";
      const whole = encode(text, encoding);
      fc.assert(
        fc.property(fc.array(fc.nat({ max: whole.length }), { maxLength: 8 }), (cuts) => {
          const decoder = streamDecoder(encoding);
          const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
          const parts = at.slice(1).map((end, index) => decoder.write(whole.subarray(at[index], end)));
          expect(parts.join("") + decoder.end()).toBe(decode(whole, encoding));
        }),
        { numRuns: 50 },
      );
    },
  );

  it("gives U+FFFD for half a character at the end", () => {
    const decoder = streamDecoder("utf-8");
    expect(decoder.write(Uint8Array.of(0xc3))).toBe("");
    expect(decoder.end()).toBe("\ufffd");
  });
});

describe("SyncTERM fonts", () => {
  it("imply their code page", () => {
    expect([0, 1, 5, 17, 24, 32, 36, 40].map((font) => encodingOfFont(font))).toEqual([
      "cp437",
      "windows-1251",
      "cp866",
      "cp850",
      "iso-8859-1",
      "petscii",
      "atascii",
      "cp437",
    ]);
    expect(encodingOfFont(99)).toBeUndefined();
  });
});
