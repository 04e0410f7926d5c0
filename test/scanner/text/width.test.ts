import unicode11Addon from "@xterm/addon-unicode11";
import type { IUnicodeVersionProvider } from "@xterm/headless";
import { expect, it } from "vitest";
import { columnsOf, isAmbiguousWidth } from "../../../scanner/src/text/index.ts";

it("knows how wide characters are", () => {
  const widths = ["a", "\x7f", "é", "한", "ｆ", "\u200b", "Ж", "│", "ｱ", "Ꭰ"].map((text) =>
    columnsOf(text.codePointAt(0) ?? 0),
  );
  expect(widths).toEqual([1, 0, 1, 2, 2, 0, 1, 1, 1, 1]);
  expect(["─", "Я", "×"].every((text) => isAmbiguousWidth(text.codePointAt(0) ?? 0))).toBe(true);
  expect(["a", "é", "한"].some((text) => isAmbiguousWidth(text.codePointAt(0) ?? 0))).toBe(false);
});

it("agrees with the emulator that draws login screens, for what Unicode 11 knew", () => {
  const known = [
    [0x20, 0x6ff],
    [0x1100, 0x1733],
    [0x1e00, 0x2fdf],
    [0x2ff0, 0x2ffb],
    [0x3000, 0x31ba],
    [0x31f0, 0xa4cf],
    [0xa960, 0xa97c],
    [0xac00, 0xd7a3],
    [0xf900, 0xffdc],
    [0x17000, 0x187f1],
    [0x1f300, 0x1f64f],
    [0x20000, 0x2a6d6],
  ] as const;
  const table = unicode11();
  const different = known.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
      (point) => !/[\p{C}]/u.test(String.fromCodePoint(point)) && columnsOf(point) !== table.wcwidth(point),
    ),
  );
  expect(different.map((point) => point.toString(16))).toEqual([]);
});

function unicode11(): IUnicodeVersionProvider {
  let table: IUnicodeVersionProvider | undefined;
  new unicode11Addon.Unicode11Addon().activate({
    unicode: { register: (provider: IUnicodeVersionProvider) => (table = provider) },
  });
  if (table === undefined) throw new Error("The addon gave no table.");
  return table;
}
