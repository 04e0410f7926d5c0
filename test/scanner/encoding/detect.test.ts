// cspell:ignore Eskişehir Røros Древних Драконов Schöne ברוכים הבאים
import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import { decode, detectEncoding, encode, knownEncodings } from "../../../scanner/src/encoding/index.ts";
import { misreadScreens } from "./fixtures/screens.ts";
import { texts } from "./fixtures/texts.ts";

const bytes = (...parts: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));

describe("detectEncoding", () => {
  it("detects bytes below 0x80 as ASCII, including escape sequences", () => {
    expect(detectEncoding(bytes("\x1b[1;31mWelcome\x1b[0m to \x1b]0;title\x07 the game\r\n"))).toEqual({
      name: "ascii",
      confidence: 1,
    });
    expect(detectEncoding(new Uint8Array(0))).toEqual({ name: "ascii", confidence: 1 });
  });

  it("detects valid UTF-8, whatever it contains", () => {
    for (const { text } of texts)
      expect(detectEncoding(encode(text, "utf-8"))).toEqual({ name: "utf-8", confidence: 1 });
  });

  it.each(texts)("$encoding: $what", ({ encoding, text }) => {
    const found = detectEncoding(encode(text, encoding));
    expect(found.name).toBe(encoding);
    expect(found.confidence).toBeGreaterThan(0.3);
  });

  it("is rarely wrong about single lines, and then unsure or among readings that look the same", () => {
    const lines = texts.flatMap(({ encoding, text }) =>
      text
        .split(/[.\r\n?!]+/)
        .filter((line) => /[^\x00-\x7f]/.test(line))
        .map((line) => ({ encoding, found: detectEncoding(encode(line, encoding)).name })),
    );
    const right = lines.filter(({ encoding, found }) => encoding === found).length;
    expect(right / lines.length).toBeGreaterThanOrEqual(0.85);
  });

  it.each(["gbk", "big5", "euc-kr", "shift_jis"])("%s: is not misled by colour codes inside characters", (encoding) => {
    const text = texts.find((one) => one.encoding === encoding)?.text ?? "";
    const coloured = Array.from(encode(text, encoding)).flatMap((byte, index) =>
      index % 5 === 0 ? [...Buffer.from("\x1b[1;33m"), byte] : [byte],
    );
    expect(detectEncoding(Uint8Array.from(coloured)).name).toBe(encoding);
  });

  it.each(texts)("$encoding: is not misled by leftover telnet ($what)", ({ encoding, text }) => {
    const residue = bytes("\xff\xfd\x18\xff\xfb\xc9\xff\xfa\x18\x01\xff\xf0", encode(text, encoding), "\xff\xf9");
    expect(detectEncoding(residue).name).toBe(encoding);
  });

  it("recognises UTF-8 even if its end is cut in the middle of a character", () => {
    const text = encode("Добро пожаловать в мир", "utf-8");
    expect(detectEncoding(text.subarray(0, text.length - 1))).toEqual({ name: "utf-8", confidence: 0.9 });
  });

  it("trusts SAUCE metadata: ANSI art is written in code page 437", () => {
    const art = bytes("\xdb\xe9\xdb\x1aSAUCE00title");
    expect(detectEncoding(art)).toEqual({ name: "cp437", confidence: 0.95 });
  });

  it("never gives more than a guess for random data, and always the same one", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (garbage) => {
        const found = detectEncoding(garbage);
        expect(knownEncodings).toContain(found.name);
        expect(found.confidence).toBeGreaterThan(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
        expect(detectEncoding(garbage)).toEqual(found);
      }),
    );
  });
});

describe("screens that were once detected wrongly", () => {
  it.each(misreadScreens)("$what", ({ encoding, bytes, says }) => {
    const { name, confidence } = detectEncoding(bytes);
    expect(name).toBe(encoding);
    expect(decode(bytes, name).startsWith(says)).toBe(true);
    expect(confidence).toBeGreaterThanOrEqual(0.6);
  });

  it.each(["\x9f", "\xc2\x9f"])("a probe for a terminal's features is not text (%j)", (apc) => {
    const st = apc.replace("\x9f", "\x9c");
    const probe = bytes(`Board 1.0\r\n\x1b[s\x1b[!_${apc}Ghost.connection.write(1)${st}\x1b[2JLogin: `);
    expect(detectEncoding(probe)).toEqual({ name: "ascii", confidence: 1 });
  });
});

// cspell:disable
describe("the eight characters of ISO-8859-15 that are others in ISO-8859-1", () => {
  it.each([
    ["money of a game, in English", "A ship costs 500¤ here."],
    ["money of a game before the number", "Für das Schiff zahlst du ¤ 500."],
    ["a bullet between numbers", "1¤ Größe 2¤ 3¤4"],
    ["fractions after numbers", "2½ unzen Gold, 1¼ Über"],
    ["fractions alone", "Für ½ Gold, für ¼ Silber"],
    ["a euro sign and a fraction", "Grüße: 5 ¤ für ½ Stunde"],
    ["an accent as an apostrophe", "L´ÉPÉE D´ARTAGNAN, où êtes-vous ?"],
    ["bars between capitals", "Sorties: N¦E¦S¦O, à côté"],
    ["accents typed after their letters", "un joueur nai¨f, un garc¸on, même"],
    ["an ornament", "¸¸,ø¤°`°¤ø,¸¸ Café ¸¸,ø¤°`"],
  ])("are those of ISO-8859-1: %s", (_what, text) => {
    expect(detectEncoding(encode(text, "iso-8859-1")).name).not.toBe("iso-8859-15");
  });

  it("are less certain with a euro sign alone, and leave a hint as it is", () => {
    const price = encode("Das Spiel ist kostenlos, Spenden ab 5 € sind möglich.", "iso-8859-15");
    expect(detectEncoding(price)).toEqual({ name: "iso-8859-15", confidence: 0.8 });
    expect(detectEncoding(price, { hint: "iso-8859-1" }).name).toBe("iso-8859-1");
  });
});
// cspell:enable

describe("fill characters", () => {
  const art = (fill: string, repeated: number): Uint8Array =>
    encode(`${`${fill.repeat(60)}\r\n`.repeat(repeated)}${fill}  The Fountain  ${fill}\r\nName: `, "iso-8859-1");

  it.each(["\u00a0", "¦", "¶", "·", "¯"])("%j costs the same in one row as in a hundred", (fill) => {
    const few = detectEncoding(art(fill, 1));
    const many = detectEncoding(art(fill, 100));
    expect([few.name, many.name]).toEqual(["iso-8859-1", "iso-8859-1"]);
    expect(Math.abs(few.confidence - many.confidence)).toBeLessThan(0.2);
  });
});

describe("a hint", () => {
  it("decides a short text that fits several encodings", () => {
    const name = encode("Eskişehir", "iso-8859-9");
    expect(detectEncoding(name).confidence).toBeLessThan(0.7);
    expect(detectEncoding(name, { hint: "Windows-1254" }).name).toBe("windows-1254");
    expect(detectEncoding(encode("高雄", "big5"), { hint: "big5" }).name).toBe("big5");
    expect(detectEncoding(encode("Røros", "cp850"), { hint: "cp850" }).name).toBe("cp850");
  });

  it("does not override what the bytes show clearly", () => {
    const text = "Добро пожаловать в мир Древних Драконов!";
    expect(detectEncoding(encode(text, "koi8-r"), { hint: "windows-1251" }).name).toBe("koi8-r");
    expect(detectEncoding(encode(text, "utf-8"), { hint: "koi8-r" })).toEqual({ name: "utf-8", confidence: 1 });
    expect(detectEncoding(encode(text, "koi8-r"), { hint: "utf-8" }).name).toBe("koi8-r");
    expect(detectEncoding(bytes("plain"), { hint: "koi8-r" })).toEqual({ name: "ascii", confidence: 1 });
  });

  it("names the encoding among those that decode the text alike", () => {
    expect(detectEncoding(encode("Schöne Grüße", "iso-8859-1"), { hint: "iso-8859-15" }).name).toBe("iso-8859-15");
    expect(detectEncoding(encode("请输入您的英文名字", "gbk"), { hint: "gb18030" }).name).toBe("gb18030");
  });

  it("is kept for an encoding that cannot be judged, as long as it can decode the bytes", () => {
    const hebrew = encode("ברוכים הבאים", "windows-1255");
    expect(detectEncoding(hebrew, { hint: "windows-1255" })).toEqual({ name: "windows-1255", confidence: 0.5 });
    expect(detectEncoding(Uint8Array.of(0x81, 0xff), { hint: "euc-jp" }).name).not.toBe("euc-jp");
  });

  it("keeps two Chinese characters that happen to be valid UTF-8", () => {
    const name = encode("学院", "gbk");
    expect(detectEncoding(name).name).toBe("utf-8");
    expect(detectEncoding(name, { hint: "gbk" }).name).toBe("gbk");
    expect(detectEncoding(encode("größer", "utf-8"), { hint: "gbk" }).name).toBe("utf-8");
  });

  it("is ignored if unknown", () => {
    const text = encode("Добро пожаловать", "koi8-r");
    expect(detectEncoding(text, { hint: "klingon" })).toEqual(detectEncoding(text));
  });
});

describe("input of hostile sizes", () => {
  const noise = (length: number): Uint8Array => {
    let state = 1;
    return Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return state >>> 24;
    });
  };

  it("is judged by its first 32 KB", () => {
    const much = noise(1_000_000);
    expect(detectEncoding(much)).toEqual(detectEncoding(much.subarray(0, 32768)));
    expect(detectEncoding(new Uint8Array(1_000_000).fill(0xb6)).name).toBe("iso-8859-1");
  });

  it("never gets more than a guess if it is noise", () => {
    for (const length of [1000, 5000, 40_000]) expect(detectEncoding(noise(length)).confidence).toBeLessThan(0.6);
    expect(detectEncoding(Uint8Array.from({ length: 512 }, (_, index) => index & 255)).confidence).toBeLessThan(0.6);
  });
});

describe("texts that a wrong reading would make into signs alone", () => {
  it.each(["cp866", "koi8-r", "windows-1251", "iso-8859-5"])("%s in capitals is read as letters", (encoding) => {
    const { name, confidence } = detectEncoding(encode("ВХОД ЗАКРЫТ ДО УТРА! ЖДИТЕ НОВОСТЕЙ", encoding));
    expect(name).toBe(encoding);
    expect(confidence).toBeGreaterThanOrEqual(0.9);
  });
});
