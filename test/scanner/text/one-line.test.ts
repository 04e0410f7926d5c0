import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import { asciiSample, foldedLine, plainLine, plainText } from "../../../scanner/src/text/index.ts";

describe.each([
  ["to show", plainLine],
  ["to store", plainText],
] as const)("one line %s", (_name, lineOf) => {
  it.each([
    ["terminal sequences and controls", "\x1b[1;31mRed\x1b[0m\u202e evil\x07\nname \udc80", "Red evil name \ufffd"],
    ["a title, tabs and line ends", "\x1b]0;title\x07A\x1b[1;31mB\x1b[0m\t\0\u202eC\n", "AB C"],
    ["8-bit terminal sequences", "a\x9b31mb\x9d0;title\x9cc", "abc"],
    ["signs that hide or reorder", "\u202eexe\u202c \u2066x\u2069\u00ad\ufeff\u{e0041}", "exe x"],
    ["code points that are not characters, which XML refuses", "a\ufffe\uffff\ufdd0\u{1ffff}b", "ab"],
    ["private characters, which no font draws", "a\ue000\u{f0000}b", "ab"],
    ["separators of lines", "a\u2028b\u2029c", "a b c"],
    ["nothing that could be seen: zero-width signs", "\u200b\u200c\u200d\u2060", ""],
    ["nothing that could be seen: marks without a letter", "\u0301\u0302", ""],
    ["nothing that could be seen: fillers", "\u3164\u115f\u2800", ""],
  ])("loses %s", (_what, text, plain) => {
    expect(lineOf(text)).toBe(plain);
  });

  it("keeps what languages and emoji need", () => {
    for (const text of ["می\u200cخواهم", "क्\u200dष", "👩\u200d👩\u200d👧\u200d👦", "🏳️\u200d🌈", "Việt", "שָׁלוֹם"])
      expect(lineOf(text)).toBe(text);
  });

  it("piles no more than four marks on a letter, and joins no more than four emoji", () => {
    expect(lineOf(`A${"\u0335".repeat(500)}`, 1000)).toBe(`A${"\u0335".repeat(4)}`);
    expect(lineOf("👨\u200d".repeat(30))).not.toMatch(/(?:👨\u200d){4}/u);
  });

  it("never holds a control character, and is never longer than asked, whatever came in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
        const line = lineOf(text, longest);
        expect(line).not.toMatch(/\p{Cc}/u);
        expect(line.isWellFormed()).toBe(true);
        expect(line.length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});

it("marks a cut only in what is shown", () => {
  expect(plainLine("a".repeat(12), 10)).toBe(`${"a".repeat(9)}…`);
  expect(plainText("a".repeat(12), 10)).toBe("a".repeat(10));
  expect(plainText("😀".repeat(60), 21)).toBe("😀".repeat(10));
  expect(plainText("\u0301a", 1)).toBe("");
});

it("folds every kind of blank and control into one blank", () => {
  expect(foldedLine(" \x1b[1mDiku\x1b[0m\r\n\tMUD\0\x85 2 \u2003")).toBe("Diku MUD 2");
});

it("shows bytes of an unknown encoding as ASCII", () => {
  expect(asciiSample("\x1b[7z\xe9\0ok", 20)).toBe("ESC [7z??ok");
  expect(asciiSample("\x1b".repeat(9), 6)).toBe("ESC ES");
});
