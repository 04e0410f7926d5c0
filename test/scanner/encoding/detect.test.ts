import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectEncoding, encode, knownEncodings } from "../../../scanner/src/encoding/index.ts";
import { texts } from "./fixtures/texts.ts";

const bytes = (...parts: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));

describe("detectEncoding", () => {
  it("takes bytes below 0x80 for ASCII, escape sequences and all", () => {
    expect(detectEncoding(bytes("\x1b[1;31mWelcome\x1b[0m to \x1b]0;title\x07 the game\r\n"))).toEqual({
      name: "ascii",
      confidence: 1,
    });
    expect(detectEncoding(new Uint8Array(0))).toEqual({ name: "ascii", confidence: 1 });
  });

  it("takes valid UTF-8 for UTF-8, whatever it says", () => {
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

  it.each(["gbk", "big5", "euc-kr", "shift_jis"])(
    "%s: colour codes inside of characters do not mislead",
    (encoding) => {
      const text = texts.find((one) => one.encoding === encoding)?.text ?? "";
      const coloured = Array.from(encode(text, encoding)).flatMap((byte, index) =>
        index % 5 === 0 ? [...Buffer.from("\x1b[1;33m"), byte] : [byte],
      );
      expect(detectEncoding(Uint8Array.from(coloured)).name).toBe(encoding);
    },
  );

  it.each(texts)("$encoding: leftovers of telnet do not mislead ($what)", ({ encoding, text }) => {
    const residue = bytes("\xff\xfd\x18\xff\xfb\xc9\xff\xfa\x18\x01\xff\xf0", encode(text, encoding), "\xff\xf9");
    expect(detectEncoding(residue).name).toBe(encoding);
  });

  it("keeps UTF-8 although its end is cut in the middle of a character", () => {
    const text = encode("Добро пожаловать в мир", "utf-8");
    expect(detectEncoding(text.subarray(0, text.length - 1))).toEqual({ name: "utf-8", confidence: 0.9 });
  });

  it("trusts a SAUCE label: ANSI art is written in code page 437", () => {
    const art = bytes("\xdb\xe9\xdb\x1aSAUCE00title");
    expect(detectEncoding(art)).toEqual({ name: "cp437", confidence: 0.95 });
  });

  it("gives a guess, never more, for garbage, and the same one each time", () => {
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
