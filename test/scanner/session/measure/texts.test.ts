import { describe, expect, it, test } from "vitest";
import { notTextShare } from "../../../../scanner/src/session/measure/not-text.ts";
import { clipTexts } from "../../../../scanner/src/session/measure/texts.ts";
import { Notes } from "../../../../scanner/src/session/record/notes.ts";

const bytes = (code: number, count: number): number[] => Array<number>(count).fill(code);
const shareOf = (...parts: number[][]): number | undefined => notTextShare(Uint8Array.from(parts.flat()));
const a = 0x61;

describe("data that is not text", () => {
  const strange = [0x00, 0x01, 0x02, 0x03, 0x04, 0x06, 0x0b, 0x10, 0x15, 0x16, 0x17, 0x18, 0x19, 0x7f];
  const others = Array.from({ length: 256 }, (_, code) => code).filter((code) => !strange.includes(code));

  it("has control characters that no terminal obeys", () => {
    expect(strange.map((code) => shareOf(bytes(code, 5), bytes(a, 11)))).toEqual(strange.map(() => 5 / 16));
    expect(others.map((code) => shareOf(bytes(code, 16)))).toEqual(others.map(() => undefined));
  });

  const kinds = (count: number): number[] => strange.slice(1, count + 1);
  it.each<[string, number[][], number | undefined]>([
    ["15 bytes are too few to judge", [bytes(1, 15)], undefined],
    ["16 are enough", [bytes(1, 16)], 1],
    ["three in ten", [bytes(1, 30), bytes(a, 70)], 0.3],
    ["fewer, of one kind", [bytes(1, 29), bytes(a, 71)], undefined],
    ["three in a hundred, of eight kinds", [kinds(8), kinds(8), kinds(8), bytes(a, 776)], 0.03],
    ["fewer, of eight kinds", [kinds(8), kinds(8), kinds(8), bytes(a, 777)], undefined],
    ["three in a hundred, of seven kinds", [kinds(7), kinds(7), kinds(7), bytes(a, 679)], undefined],
  ])("%s", (_, parts, share) => {
    expect(shareOf(...parts)).toBe(share);
  });

  /** Pairs of a NUL and another byte; the NUL comes first in so many of the pairs. */
  const pairs = (nulFirst: number, rest: number[]): number[] =>
    rest.flatMap((byte, index) => (index < nulFirst ? [0, byte] : [byte, 0]));
  it.each<[string, number[], number | undefined]>([
    ["a NUL before each letter", pairs(20, bytes(a, 20)), undefined],
    ["a NUL after each letter", pairs(0, bytes(a, 20)), undefined],
    ["blanks as letters", pairs(20, bytes(0x20, 20)), undefined],
    ["one NUL in twenty on the other side", pairs(19, bytes(a, 20)), undefined],
    ["the same the other way round", pairs(1, bytes(a, 20)), undefined],
    ["two NULs in twenty on the other side", pairs(18, bytes(a, 20)), 0.5],
    ["the same the other way round", pairs(2, bytes(a, 20)), 0.5],
    ["letters in half of the pairs", pairs(20, [...bytes(a, 10), ...bytes(0x07, 10)]), undefined],
    ["letters in fewer pairs", pairs(20, [...bytes(a, 9), ...bytes(0x07, 11)]), 0.5],
    ["DEL instead of letters", pairs(20, [...bytes(a, 9), ...bytes(0x7f, 11)]), 31 / 40],
    ["NULs in a quarter of the bytes", [...pairs(4, bytes(a, 4)), ...bytes(a, 7), 1], undefined],
    ["NULs in fewer of them", [...pairs(3, bytes(a, 3)), ...bytes(a, 8), 1, 1], 5 / 16],
  ])("is not UTF-16: %s", (_, text, share) => {
    expect(shareOf(text)).toBe(share);
  });
});

describe("the texts of a connection", () => {
  const clip = (before: string, after: string, most: number) => {
    const notes = new Notes();
    const texts = clipTexts({ before: Buffer.from(before), after: Buffer.from(after) }, most, notes);
    return [texts.before.length, texts.after.length, ...notes.list().map(({ code }) => code)];
  };
  const x = (count: number): string => "x".repeat(count);

  it.each<[string, string, string, number, (number | string)[]]>([
    ["both fit", x(60), x(40), 100, [60, 40]],
    ["the second is too long", x(60), x(41), 100, [60, 40, "banner-after-cut"]],
    ["the first is too long: a quarter is for the second", x(100), x(25), 100, [75, 25, "banner-before-cut"]],
    ["both are too long", x(100), x(26), 100, [75, 25, "banner-after-cut", "banner-before-cut"]],
    ["at the end of a line", `${x(59)}\n${x(60)}`, "", 100, [60, 0, "banner-before-cut"]],
    ["a line that ends at the limit", `${x(99)}\n${x(60)}`, "", 100, [100, 0, "banner-before-cut"]],
    ["a line that ends beyond it", `${x(100)}\n\n${x(60)}`, "", 100, [100, 0, "banner-before-cut"]],
    ["an empty first line", `\n${x(200)}`, "", 100, [1, 0, "banner-before-cut"]],
    ["a line that ends 1023 bytes earlier", `${x(976)}\n${x(2000)}`, "", 2000, [977, 0, "banner-before-cut"]],
    ["a line that ends 1024 bytes earlier", `${x(975)}\n${x(2000)}`, "", 2000, [2000, 0, "banner-before-cut"]],
  ])("are cut: %s", (_, before, after, most, expected) => {
    expect(clip(before, after, most)).toEqual(expected);
  });

  test("that are not text are cut to 4 KB", () => {
    const notes = new Notes();
    const data = Buffer.from([...bytes(1, 5000), ...bytes(a, 5000)]);
    const { before, after } = clipTexts({ before: data, after: Buffer.alloc(0) }, 65_536, notes);
    expect([before.length, after.length]).toEqual([4096, 0]);
    expect(notes.list()[0]).toEqual({
      code: "not-text",
      text: "What the server sent is not text: 50% of it is control characters.",
    });
  });
});
