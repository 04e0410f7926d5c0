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
    ["\x1b[1;31mab\x1b[0m", 3],
    ["\x1b]0;title\x07ab", 3],
    ["\x1b]0;ti\x1b\\ab", 3],
    ["\x1bPdcs\x1b\\a", 2],
    ["\x1b(Ba", 2],
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
    ["\x1b[99999999999G", 80],
    ["\x1b[?25lab", 3],
  ])("after %j the cursor is in column %i", (text, column) => {
    expect(position(text)).toBe(`\x1b[1;${column}R`);
  });

  it("counts a byte that is not UTF-8 as one column, as every code page does", () => {
    expect(position(Buffer.of(0xb1, 0xb2, 0x41))).toBe("\x1b[1;4R");
    expect(position(Buffer.of(0xe9, 0x20, 0xc3, 0x28))).toBe("\x1b[1;5R");
    expect(position(Buffer.of(0xf4, 0xbf, 0xbf, 0xbf))).toBe("\x1b[1;2R");
    expect(position(Buffer.of(0xc3, 0xc3, 0xa9))).toBe("\x1b[1;3R");
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
