import { describe, expect, it, test } from "vitest";
import type { CellRun, Row } from "../../../src/banner/screen/grid.ts";
import { Screen } from "../../../src/banner/screen/screen.ts";

const e = "\x1b";
const plain = { doubleByte: false, ansiSys: false } as const;

async function rowsOf(text: string, more: Partial<Parameters<Screen["draw"]>[1]> = {}): Promise<Row[]> {
  return (await new Screen().draw(text, { ...plain, ...more })).grid.rows;
}
const textOf = ({ cells }: Row): string => cells.map(({ text }) => text).join("");

describe("a cell", () => {
  type Style = Partial<Pick<CellRun, "foreground" | "background" | "underline" | "strike" | "italic">>;
  it.each<[string, string, Style]>([
    ["is grey on black", "", { foreground: 0xaaaaaa, background: 0, underline: false, strike: false, italic: false }],
    ["is white if it is bold", "1", { foreground: 0xffffff }],
    ["has the colours of the card", "31;42", { foreground: 0xaa0000, background: 0x00aa00 }],
    ["is bright if it is bold", "1;31;42", { foreground: 0xff5555, background: 0x00aa00 }],
    ["is not brighter than bright", "1;91", { foreground: 0xff5555 }],
    ["has bright backgrounds", "102", { background: 0x55ff55 }],
    ["has the 256 colours", "38;5;196;48;5;232", { foreground: 0xff0000, background: 0x080808 }],
    ["is not brighter in these", "1;38;5;9", { foreground: 0xff5555 }],
    ["has true colours", "38;2;1;2;3;48;2;4;5;6", { foreground: 0x010203, background: 0x040506 }],
    ["is half way to its background if it is dim", "2;31;44", { foreground: 0x550055 }],
    ["is inverse", "7;31;42", { foreground: 0x00aa00, background: 0xaa0000 }],
    ["is underlined", "4", { underline: true, strike: false }],
    ["is struck through", "9", { strike: true, underline: false }],
    ["is italic", "3", { italic: true }],
    ["blinks without a change", "5;41", { background: 0xaa0000 }],
  ])("%s: %s", async (_, sgr, style) => {
    expect((await rowsOf(`${e}[${sgr}mX`))[0]?.runs).toMatchObject([{ column: 0, width: 1, ...style }]);
  });

  it("that blinks has a bright background with iCE colours", async () => {
    const background = async (sgr: string) => (await rowsOf(`${e}[?33h${e}[${sgr}mX`))[0]?.runs[0]?.background;
    expect([await background("5;41"), await background("5"), await background("41")]).toEqual([
      0xff5555, 0x555555, 0xaa0000,
    ]);
  });

  it("that is concealed is blank, and a letter keeps two marks", async () => {
    expect((await rowsOf(`a${e}[8mb${e}[0mc`)).map(textOf)).toEqual(["a c"]);
    expect((await rowsOf("x\u0301\u0302\u0303")).map(textOf)).toEqual(["x\u0301\u0302"]);
  });
});

describe("runs", () => {
  const runsOf = async (text: string) =>
    (await rowsOf(text))[0]?.runs.map(({ column, width, from, to }) => [column, width, from, to]);

  it.each([
    ["of one style are one", "abc", [[0, 3, 0, 3]]],
    [
      "change with the style",
      `a${e}[31mb`,
      [
        [0, 1, 0, 1],
        [1, 1, 1, 2],
      ],
    ],
    [
      "take in blanks on the same background",
      `a${e}[31m b`,
      [
        [0, 2, 0, 2],
        [2, 1, 2, 3],
      ],
    ],
    [
      "do not take in blanks on another",
      `a${e}[41m b`,
      [
        [0, 1, 0, 1],
        [1, 2, 1, 3],
      ],
    ],
    [
      "do not take in blanks that are underlined",
      `a${e}[4m `,
      [
        [0, 1, 0, 1],
        [1, 1, 1, 2],
      ],
    ],
    [
      "do not take in blanks that are struck through",
      `a${e}[9m `,
      [
        [0, 1, 0, 1],
        [1, 1, 1, 2],
      ],
    ],
    ["count wide characters twice", "漢a", [[0, 3, 0, 2]]],
    ["end with what is drawn", "a   ", [[0, 1, 0, 1]]],
    [
      "end with a coloured blank",
      `a${e}[41m `,
      [
        [0, 1, 0, 1],
        [1, 1, 1, 2],
      ],
    ],
  ])("%s", async (_, text, runs) => {
    expect(await runsOf(text)).toEqual(runs);
  });
});

describe("a screen", () => {
  it("has no blank rows around what is drawn, but between it", async () => {
    expect((await rowsOf("\r\n\r\na\r\n\r\nb\r\n\r\n")).map(textOf)).toEqual(["a", "", "b"]);
    expect(await rowsOf("\r\n  \r\n")).toEqual([]);
  });

  it("says which rows are wrapped, and which had blanks at their end", async () => {
    const rows = await rowsOf(`${"x".repeat(79)} yz`, { columns: 80 });
    expect(rows.map((row) => [textOf(row).length, row.wrapped, row.trimmed])).toEqual([
      [79, false, true],
      [2, true, true],
    ]);
  });

  it.each<[string, string, string[]]>([
    ["keeps a page that is cleared, if the next has less on it", `abcdefghij${e}[2Jk`, ["abcdefghij"]],
    ["keeps the next page, if that has four fifths of it", `abcdefghij${e}[2J${e}[H12345678`, ["12345678"]],
    ["keeps the earlier one, if that has less", `abcdefghij${e}[2J${e}[H1234567`, ["abcdefghij"]],
    ["keeps it too if all below the top is erased", `abcdefghij${e}[H${e}[Jk`, ["abcdefghij"]],
    ["does not keep what is erased from further down", `a\r\n0123456789${e}[2;1H${e}[Jk`, ["a", "k"]],
    ["does not keep what is erased from further right", `abcdefghij${e}[1;2H${e}[Jk`, ["ak"]],
    ["does not keep what is erased above", `abcdefghij\r\n${e}[1Jk`, ["k"]],
    ["keeps a page of four, if the next has three", `abcd${e}[2J${e}[H123`, ["abcd"]],
    ["has one kind of line end", "ab\ncd", ["ab", "cd"]],
    ["takes a later page of coloured blanks for as much as one letter", `x${e}[2J${e}[H${e}[41m ${e}[42m `, [""]],
    ["takes it for less than two", `xy${e}[2J${e}[H${e}[41m ${e}[42m `, ["xy"]],
    ["keeps a page of coloured blanks, unless letters follow", `${e}[41m ${e}[0m ${e}[2J${e}[Hx`, ["x"]],
  ])("%s", async (_, text, rows) => {
    expect((await rowsOf(text)).map((row) => textOf(row).trim())).toEqual(rows);
  });

  test("keeps no more than 32 pages", async () => {
    const pages = (count: number) => `abcdefghij${`${e}[2J${e}[Hx`.repeat(count)}`;
    expect((await rowsOf(pages(32))).map(textOf)).toEqual(["abcdefghij"]);
    const many = `${`x${e}[2J${e}[H`.repeat(32)}abcdefghij${e}[2J${e}[Hy`;
    expect((await rowsOf(many)).map(textOf)).toEqual(["y"]);
    const last = `${`x${e}[2J${e}[H`.repeat(31)}abcdefghij${e}[2J${e}[Hy`;
    expect((await rowsOf(last)).map(textOf)).toEqual(["abcdefghij"]);
  });

  test("of stripes is a picture, of one colour it is not", async () => {
    const row = `${e}[41m${" ".repeat(40)}${e}[42m${" ".repeat(40)}`;
    expect(await rowsOf(row.repeat(25))).toHaveLength(25);
    expect(await rowsOf(`${e}[41m${" ".repeat(80)}`.repeat(25))).toEqual([]);
    expect(await rowsOf(`${e}[41m${" ".repeat(80)}`)).toHaveLength(1);
  });

  test("of ANSI.SYS wraps as soon as a row is full", async () => {
    const full = `${"x".repeat(80)}\r\ny`;
    expect((await rowsOf(full)).map(textOf)).toEqual(["x".repeat(80), "y"]);
    expect((await rowsOf(full, { ansiSys: true })).map(textOf)).toEqual(["x".repeat(80), "", "y"]);
    expect((await rowsOf(`${"x".repeat(79)}\r\ny`, { ansiSys: true })).map(textOf)).toEqual(["x".repeat(79), "y"]);
  });
});
