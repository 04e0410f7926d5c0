import { expect, test } from "vitest";
import { sextant } from "../../../src/banner/picture/sextants.ts";

/** Rows of sixteen: five, six and five with the blocks of each third, "left right" as two signs. */
const rows = (...thirds: readonly [string, string, string]): number[] =>
  thirds.flatMap((blocks, third) =>
    Array<number>(third === 1 ? 6 : 5).fill(
      (blocks.startsWith("#") ? 0xf000 : 0) | (blocks.endsWith("#") ? 0x0f00 : 0),
    ),
  );

// Their names number the blocks that are set: left to right, then downwards.
test.each<[string, string, readonly [string, string, string]]>([
  ["1", "\u{1fb00}", ["#.", "..", ".."]],
  ["2", "\u{1fb01}", [".#", "..", ".."]],
  ["35", "\u{1fb13}", ["..", "#.", "#."]],
  ["235", "\u{1fb14}", [".#", "#.", "#."]],
  ["146", "\u{1fb27}", ["#.", ".#", ".#"]],
  ["1246", "\u{1fb28}", ["##", ".#", ".#"]],
  ["23456", "\u{1fb3b}", [".#", "##", "##"]],
])("block sextant %s", (_, text, thirds) => {
  const glyph = sextant(text);
  expect([Array.from(glyph?.rows ?? []), glyph?.width]).toEqual([rows(...thirds), 8]);
});

test.each(["\u{1faff}", "\u{1fb3c}", "a", ""])("%j is not one", (text) => {
  expect(sextant(text)).toBeUndefined();
});
