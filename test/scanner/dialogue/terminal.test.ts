import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import { Terminal } from "../../../scanner/src/dialogue/index.ts";

function answers(text: string | Uint8Array, terminal = new Terminal()): string[] {
  return terminal
    .show(typeof text === "string" ? Buffer.from(text) : text)
    .map((event) => (event.type === "font" ? `font ${event.font}` : event.reply));
}

const position = (text: string | Uint8Array): string | undefined =>
  answers(Buffer.concat([Buffer.from(text), Buffer.from("\x1b[6n")])).at(-1);

describe("Terminal", () => {
  it.each([
    ["", 1],
    ["abc", 4],
    ["abc\r", 1],
    ["abc\r\nab", 3],
    ["abc\b", 3],
    ["\b\b", 1],
    ["\t", 9],
    ["abc\t", 9],
    ["abcdefgh\t", 17],
    ["0123456789\t", 17],
    ["\x1b[1;31mab\x1b[0m", 3],
    ["\x1b]0;title\x07ab", 3],
    ["\x1b]0;ti\x1b\\ab", 3],
    ["\x1bPdcs\x1b\\a", 2],
    ["\x1bX text\x1b\\a", 2],
    ["\x1b^pm\x1b\\a", 2],
    ["\x1b_apc\x1b\\a", 2],
    ["\x1b(Ba", 2],
    ["\x1b Fa", 2],
    ["\x1b/Ba", 2],
    ["\x1b0a", 2],
    ["\x1b\x1fa", 2],
    ["\x1b[@a", 2],
    ["\x1b[3~a", 2],
    ["\x1b[3\x7fGa", 2],
    ["\x1b[3\x1fa", 2],
    [`\x1b[${"5".padStart(64, "0")}G`, 5],
    [`\x1b[${"5".padStart(65, "0")}G`, 2],
    ["\x1b7a", 2],
    ["ab\x1b[5C", 8],
    ["ab\x1b[C", 4],
    ["abcdef\x1b[2D", 5],
    ["\x1b[40G", 40],
    ["é", 2],
    ["漢字", 5],
    ["😀", 3],
    ["e\u0301", 2],
    ["\x07\x00", 1],
    ["x".repeat(80), 80],
    ["x".repeat(81), 2],
    ["x".repeat(160), 80],
    ["x".repeat(162), 3],
    [`${"x".repeat(79)}漢ab`, 3],
    [`${"x".repeat(80)}\x07`, 80],
    ["\x1b[99999999999G", 80],
    ["\x1b[?25lab", 3],
  ])("after %j the cursor is in column %i", (text, column) => {
    expect(position(text)).toBe(`\x1b[1;${column}R`);
  });

  it.each<[string, number[], number]>([
    ["two-byte characters from U+0080", [0xc2, 0x80, 0xc2, 0xa9], 2],
    ["two-byte characters up to U+07FF", [0xdf, 0x80], 2],
    ["three-byte characters from U+0800", [0xe0, 0xa4, 0x85], 2],
    ["wide three-byte characters up to U+FFFF", [0xef, 0xbc, 0xa1], 3],
    ["four-byte characters from U+10000", [0xf0, 0x90, 0x80, 0x80], 2],
    ["four-byte characters up to U+10FFFF", [0xf4, 0x80, 0x80, 0x80], 2],
    ["four bytes beyond U+10FFFF", [0xf4, 0xbf, 0xbf, 0xbf], 2],
    ["code page bytes", [0xb1, 0xb2, 0x41], 4],
    ["a continuation byte at the start", [0x81], 2],
    ["overlong forms", [0xc1, 0xa9], 3],
    ["bytes that UTF-8 does not use", [0xf5, 0x80, 0x80, 0x80], 5],
    ["characters broken off by ASCII", [0xe9, 0x20, 0xc3, 0x28], 5],
    ["a continuation byte after that", [0xe6, 0x20, 0x81], 4],
    ["a character broken off by another", [0xc3, 0xc3, 0xa9], 3],
    ["a character broken off by an invalid byte", [0xc3, 0xc0], 3],
    ["a three-byte character broken off by another", [0xe1, 0xc3, 0xa9], 3],
  ])("counts %s: a byte that is not UTF-8 takes one column, as in every code page", (_, bytes, column) => {
    expect(position(Uint8Array.from(bytes))).toBe(`\x1b[1;${column}R`);
  });

  it("reports its window size when the cursor is moved to the far corner", () => {
    expect(answers("\x1b[999;999H\x1b[6n", new Terminal(100, 30))).toEqual(["\x1b[30;100R"]);
    expect(answers("\x1b[f\x1b[6n")).toEqual(["\x1b[1;1R"]);
  });

  it("answers terminal queries", () => {
    expect(answers("\x1b[5n\x1b[c\x1b[0c\x1b[7n\x1b[>c\x1b[1c")).toEqual(["\x1b[0n", "\x1b[?1;2c", "\x1b[?1;2c"]);
  });

  it("recognises SyncTERM's font selection", () => {
    expect(answers("\x1b[0;40 D\x1b[2D")).toEqual(["font 40"]);
  });

  it("ignores an endless sequence", () => {
    expect(answers(`\x1b[${"1;".repeat(5000)}6n`)).toEqual([]);
    expect(answers("\x1b[6\x01\x1b[6n")).toEqual(["\x1b[1;1R"]);
  });

  it("gives the same result for every split", () => {
    const byte = fc.oneof(fc.constantFrom(0x1b, 0x5b, 0x36, 0x6e, 0x44, 0x20, 0xc3, 0xe6, 0xa9, 0x0d), fc.nat(255));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 80 }), (bytes) => {
        const parts = new Terminal();
        const split = bytes.flatMap((one) => answers(Uint8Array.of(one), parts));
        const whole = new Terminal();
        expect(answers(Uint8Array.from(bytes), whole)).toEqual(split);
        expect(whole.column).toBe(parts.column);
      }),
    );
  });
});
