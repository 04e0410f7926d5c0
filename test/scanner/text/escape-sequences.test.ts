import { describe, expect, it } from "vitest";
import { withoutByteEscapes, withoutEscapes } from "../../../scanner/src/text/index.ts";

describe.each([
  ["decoded text", withoutEscapes],
  ["text of bytes", withoutByteEscapes],
] as const)("escape sequences in %s", (_name, without) => {
  it.each([
    ["colours", "a\x1b[1;31mb", "ab"],
    ["a title that ends with BEL", "b\x1b]0;title\x07c", "bc"],
    ["a title that ends with ST", "c\x1b]0;t\x1b\\d", "cd"],
    ["a device control string", "d\x1bP..\x1b\\e", "de"],
    ["character sets and short ones", "e\x1b(Bf\x1b7g\x1bch", "efgh"],
    ["one that the text ends in", "Name: \x1b[0", "Name: "],
    ["a lone ESC", "a\x1b", "a"],
  ])("go: %s", (_what, text, plain) => {
    expect(without(text)).toBe(plain);
  });

  it("lose no word behind a string that does not end, or not on its line", () => {
    expect(without("\x1b]0;title\r\nWelcome\x07")).toBe("0;title\r\nWelcome\x07");
    expect(without("\x1b_Name: ")).toBe("Name: ");
  });

  it("are found in linear time", () => {
    for (const piece of ["\x1b[", "\x1b]", "\x1b]0;\x1b", "\x1b[0;", "\x1bP\n", "\x9b0", "\x1b   "])
      expect(without(piece.repeat(100_000)).length).toBeLessThan(500_000);
  });
});

it("takes controls of eight bits for sequences in decoded text alone, for a byte may be half a letter", () => {
  const text = "a\x9b31mb\x9d0;title\x9cc";
  expect(withoutEscapes(text)).toBe("abc");
  expect(withoutByteEscapes(text)).toBe(text);
});
