// cspell:ignore chaea lpha okeah (the rest of a word after an escaped letter)
import { expect, test } from "vitest";
import { foldName, lookAlike, lookalikesIn, namesakes, skeletonOf } from "../../../scanner/src/likeness/index.ts";

test.each([
  ["Cyrillic", "\u0410chaea"],
  ["Cyrillic, several letters", "A\u0441h\u0430\u0435a"],
  ["Greek", "\u0391ch\u03b1ea"],
  ["phonetic", "Ach\u0251ea"],
])("%s letters look Latin", (_, name) => {
  expect(lookAlike(name, "Achaea")).toBe(true);
  expect(namesakes([name, "Achaea"].map((one) => ({ id: one, name: one })))).toEqual([[name, "Achaea"]]);
});

test.each([
  ["Achaea", "ACHAEA"],
  ["\uff21chaea", "Achaea"],
  ["\u0410\u0445\u0430\u044f", "Achaea"],
  ["\u041e\u043a\u0435\u0430\u043d", "Okeah"],
  ["", "!"],
])("%j and %j are the same name already, or different ones", (a, b) => {
  expect(lookAlike(a, b)).toBe(false);
});

test("two names in one script look alike only if they are the same", () => {
  const letters = (first: number, last: number): string[] =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).filter((letter) =>
      /\p{L}/u.test(letter),
    );
  for (const script of [letters(0x370, 0x3ff), letters(0x400, 0x4ff), letters(0x531, 0x587)]) {
    const byLook = Map.groupBy(script, skeletonOf);
    for (const alike of byLook.values()) expect(new Set(alike.map(foldName)).size, alike.join(" ")).toBe(1);
  }
});

test("names the letters, each once", () => {
  expect(lookalikesIn("\u0410ch\u0430e\u0430")).toEqual(['"\u0410" (U+0410)', '"\u0430" (U+0430)']);
});
