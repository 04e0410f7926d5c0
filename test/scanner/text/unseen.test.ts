import { describe, expect, test } from "vitest";
import {
  hasUnseen,
  showEveryUnseen,
  showUnseen,
  showUnseenLine,
  unseenClasses,
  withoutUnseen,
} from "../../../scanner/src/text/index.ts";

/** Every code point of Unicode, as text. */
const everything = Array.from({ length: 0x110000 }, (_, point) => String.fromCodePoint(point));

describe("the table of unseen characters", () => {
  test.each([
    ["U+061C, the Arabic letter mark", "\u061c"],
    ["overrides and isolates", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"],
    ["marks of direction", "\u200e\u200f"],
    ["zero-width space, joiners, word joiner, byte order mark", "\u200b\u200c\u200d\u2060\ufeff"],
    ["soft hyphen, grapheme joiner, Mongolian separator", "\u00ad\u034f\u180e"],
    ["fillers of Hangul and Khmer", "\u115f\u1160\u3164\uffa0\u17b4\u17b5"],
    ["empty braille, a note without a head", "\u2800\u{1d159}"],
    ["variation selectors on nothing", "\ufe00\ufe0f\u{e0100}"],
    ["tags, musical and shorthand controls", "\u{e0001}\u{e0041}\u{e007f}\u{1d173}\u{1bca0}"],
    ["annotations", "\ufff9\ufffa\ufffb"],
    ["invisible operators, deprecated shaping", "\u2061\u2062\u2063\u2064\u206a\u206f"],
    ["separators of lines", "\u2028\u2029"],
    ["noncharacters", "\ufffe\ufdd0\u{1ffff}"],
    ["a lone high surrogate", "\ud800"],
    ["a lone low surrogate", "\udfff"],
    ["controls", "\x00\x07\x08\r\x1b\x7f\x85\x9b"],
  ])("has %s", (_, characters) => {
    for (const character of characters) {
      expect(hasUnseen(`a${character}b`), character.codePointAt(0)?.toString(16)).toBe(true);
      expect(withoutUnseen(`a${character}b`)).toBe("ab");
      expect(showUnseen(`a${character}b`)).toMatch(/^a\\(?:x[\dA-F]{2}|u[\dA-F]{4}|u\{[\dA-F]{5}\})b$/);
    }
  });

  test("keeps apart two halves of a surrogate pair that are not next to each other", () => {
    expect(showUnseen("\ud83d and \ude00")).toBe("\\uD83D and \\uDE00");
    expect(showUnseen("\ud83d\ude00")).toBe("\ud83d\ude00");
  });

  test("covers all of Unicode that reorders, is ignored, or controls", () => {
    const danger =
      /[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/u;
    // Arabic and other signs that count as format characters, but are drawn.
    const drawn = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;
    const passed = everything.filter(
      (one) => one !== "\t" && one !== "\n" && !hasUnseen(`a${one}b`) && (danger.test(one) || /\p{Cf}/u.test(one)),
    );
    expect(passed.filter((one) => !drawn.test(one))).toEqual([]);
    expect(passed).not.toEqual([]);
  });

  test("has nothing that is drawn", () => {
    const wrong = everything.filter(
      (one) => /^(?![\u{13430}-\u{1343f}])[\p{L}\p{N}\p{P}\p{S}\p{Zs}]$/u.test(one) && hasUnseen(one),
    );
    // Letters and symbols by their class, but without ink.
    expect(wrong.map((one) => one.codePointAt(0)?.toString(16))).toEqual([
      "115f",
      "1160",
      "2800",
      "3164",
      "ffa0",
      "13441",
      "13442",
      "1d159",
    ]);
  });

  test("gives each class its own name and meaning", () => {
    for (const inside of Object.values(unseenClasses)) expect(() => new RegExp(`[${inside}]`, "u")).not.toThrow();
  });
});

describe("joiners and selectors", () => {
  test.each([
    ["Persian", "می\u200cخواهم"],
    ["Hindi", "क्\u200dष"],
    ["Malayalam, at the end of a word", "ന്\u200d"],
    ["a family", "👩\u200d👩\u200d👧\u200d👦"],
    ["a flag", "🏳️\u200d🌈"],
    ["a heart in colour", "❤️"],
    ["a key cap", "1️⃣"],
    ["a skin tone", "👩🏽\u200d🚀"],
    ["a variant of a Chinese character", "葛\u{e0100}"],
    ["Mongolian", "ᠠ\u180b"],
  ])("stay if they shape what is drawn: %s", (_, text) => {
    expect(hasUnseen(text)).toBe(false);
    expect(withoutUnseen(text)).toBe(text);
    expect(showUnseen(text)).toBe(text);
  });

  test.each([
    ["in a Latin name", "Al\u200dpha"],
    ["in a Cyrillic name", "Тьм\u200cа"],
    ["doubled", "می\u200c\u200cخواهم"],
    ["in a row, as a hidden message", `😀\u{e0101}\u{e0102}\u{e0103}`],
    ["a selector on a letter", "A\ufe0f"],
    ["two selectors on an emoji", "❤\ufe0f\ufe0f"],
    ["an emoji joined to a letter", "👩\u200dA"],
  ])("are seen if they hide something: %s", (_, text) => {
    expect(hasUnseen(text)).toBe(true);
    expect(showUnseen(text)).toMatch(/\\u/);
  });
});

test("what is shown by its code", () => {
  expect(showUnseen("a\x1b[31mred\x00\u202Elive\u{e0041}\ud800\n\tÄ 世 👾")).toBe(
    String.raw`a\x1B[31mred\x00\u202Elive\u{E0041}\uD800` + "\n\tÄ 世 👾",
  );
  expect(showUnseenLine("a\n\tb\r")).toBe(String.raw`a\x0A\x09b\x0D`);
  expect(showEveryUnseen("👩\u200d👩 ❤️\n")).toBe(String.raw`👩\u200D👩 ❤\uFE0F` + "\n");
});
