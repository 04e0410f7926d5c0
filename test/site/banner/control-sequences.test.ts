import { describe, expect, it, test } from "vitest";
import { clampSequence } from "../../../src/banner/screen/control-sequence.ts";
import { harmlessCharacter } from "../../../src/banner/screen/harmless-characters.ts";
import { screenSize } from "../../../src/banner/screen/size.ts";
import { sgrOf } from "../../../src/banner/screen/sgr.ts";
import type { CellRun } from "../../../src/banner/screen/grid.ts";

const e = "\x1b";

describe("a control sequence", () => {
  const dropped = ["", 0] as const;
  it.each<[string, string, string, readonly [text: string, work: number]]>([
    ["sets colours", "1;31", "m", [`${e}[1;31m`, 0]],
    ["sets any number of colours up to 32", "1;".repeat(40), "m", [`${e}[${"1;".repeat(31)}1m`, 0]],
    ["has parameters of up to four digits", "12345", "m", [`${e}[9999m`, 0]],
    ["has groups of up to eight numbers", "38:2:1:2:3:4:5:6:7", "m", [`${e}[38:2:1:2:3:4:5:6m`, 0]],
    ["sets a background as PabloDraw does", "0;1;2;3", "t", [`${e}[48;2;1;2;3m`, 0]],
    ["sets a foreground as PabloDraw does", "1;1;2;3", "t", [`${e}[38;2;1;2;3m`, 0]],
    ["resizes no window", "8;25;80", "t", dropped],
    ["moves the cursor by up to 999", "1000", "A", [`${e}[999A`, 0]],
    ["moves it to a place", "1000;5", "H", [`${e}[999;5H`, 0]],
    ["erases a line", "9", "K", [`${e}[2K`, 0]],
    ["sets a scroll region", "5;1000", "r", [`${e}[5;999r`, 0]],
    ["erases below", "", "J", [`${e}[J`, 25]],
    ["erases above", "1", "J", [`${e}[1J`, 25]],
    ["erases all", "2", "J", [`${e}[2J`, 25]],
    ["erases no scrollback", "3", "J", dropped],
    ["repeats a character", "80", "b", [`${e}[80b`, 1]],
    ["repeats it over two rows", "81", "b", [`${e}[81b`, 2]],
    ["repeats it 200 times at most", "999999", "b", [`${e}[200b`, 3]],
    ["switches insert mode on", "4", "h", [`${e}[4h`, 0]],
    ["switches insert mode off", "4", "l", [`${e}[4l`, 0]],
    ["switches no other mode", "20", "h", dropped],
    ["queries nothing", "6", "n", dropped],
    ["queries nothing with that number", "4", "n", dropped],
  ])("%s: CSI %s %s", (_, parameters, final, [text, work]) => {
    expect(clampSequence({ prefix: "", parameters, final })).toEqual({ text, work });
  });

  it.each<[string, string, string, string, string]>([
    ["sets the origin", "?", "6", "h", `${e}[?6h`],
    ["switches wrapping off", "?", "7", "l", `${e}[?7l`],
    ["sets these among others", "?", "25;6;33;7", "h", `${e}[?6;7h`],
    ["hides no cursor", "?", "25", "l", ""],
    ["saves no mode", "?", "7", "s", ""],
    ["with another prefix is dropped", ">", "1", "m", ""],
  ])("that is private %s: CSI %s %s %s", (_, prefix, parameters, final, text) => {
    expect(clampSequence({ prefix, parameters, final })).toEqual({ text, work: 0 });
  });
});

test.each<[string, number, string]>([
  ["a letter", 0x41, "A"],
  ["the last of ASCII", 0x7e, "~"],
  ["a no-break space", 0xa0, "\xa0"],
  ["a soft hyphen, which is a hyphen in older encodings", 0xad, "-"],
  ["the letter after it", 0xae, "\xae"],
  ["a joiner", 0x200d, ""],
  ["an override of direction", 0x202e, ""],
  ["a Hangul vowel, the last before the surrogates", 0xd7c6, "\ud7c6"],
  ["the first surrogate", 0xd800, "\ufffd"],
  ["the last private character", 0xf8ff, "\ufffd"],
  ["the ideograph after it", 0xf900, "\uf900"],
  ["an unassigned character", 0x378, "\ufffd"],
  ["a character beyond the basic plane", 0x10000, "\u{10000}"],
  ["an emoji", 0x1f600, "\u{1f600}"],
  ["a variation selector", 0xe0100, ""],
  ["the first character of the private planes", 0xf0000, "\ufffd"],
  ["the last of all", 0x10fffd, "\ufffd"],
])("on the screen, %s is harmless", (_, point, shown) => {
  // Twice, because characters are remembered.
  expect([harmlessCharacter(point), harmlessCharacter(point)]).toEqual([shown, shown]);
});

describe("the size of a screen", () => {
  const of = (
    widths: number[],
    { declared, labelled, ansiSys = false, prose = [] as number[], row = 1, column = 1 } = {} as {
      declared?: number;
      labelled?: number;
      ansiSys?: boolean;
      prose?: number[];
      row?: number;
      column?: number;
    },
  ) => {
    const wide = [
      ...widths.map((width) => ({ width, prose: false })),
      ...prose.map((width) => ({ width, prose: true })),
    ];
    const text = { addressed: { row, column }, widths: { wide } };
    const sauce = labelled === undefined ? undefined : { columns: labelled, iceColours: false };
    const { columns, rows } = screenSize(text, declared, sauce, ansiSys);
    return [columns, rows];
  };

  it.each<[string, Parameters<typeof of>, number, number]>([
    ["is 80 by 25", [[]], 80, 25],
    ["has the rows that the cursor was moved to", [[], { row: 40 }], 80, 40],
    ["has the columns that it was moved to", [[], { column: 100 }], 100, 25],
    ["is as the entry says", [[100, 100, 100], { declared: 60, labelled: 132 }], 60, 25],
    ["has at least 20 columns", [[], { declared: 19 }], 20, 25],
    ["has at most 400", [[], { declared: 401 }], 400, 25],
    ["is as the art's label says", [[100, 100, 100], { labelled: 40, ansiSys: true }], 40, 25],
    ["is not below 40 by a label", [[100, 100, 100], { labelled: 39 }], 100, 25],
    ["has 80 columns for ANSI.SYS", [[100, 100, 100], { ansiSys: true, column: 100 }], 80, 25],
    ["is as wide as three lines of a drawing", [[81, 90, 85]], 90, 25],
    ["is not by two lines", [[90, 90]], 80, 25],
    ["is not by words", [[90, 90], { prose: [90] }], 80, 25],
    ["is at most as wide as a picture", [[200, 200, 200]], 200, 25],
    ["is not by lines wider than that", [[201, 200, 200]], 80, 25],
    ["has the credits next to a drawing", [[100, 100, 100], { prose: [120, 121] }], 120, 25],
    ["has what the cursor was moved to, if that is more", [[100, 100, 100], { column: 150 }], 150, 25],
  ])("%s", (_, parameters, columns, rows) => {
    expect(of(...parameters)).toEqual([columns, rows]);
  });
});

describe("the colours of a run", () => {
  const run: CellRun = {
    ...{ column: 0, width: 1, from: 0, to: 1 },
    ...{ foreground: 0xaaaaaa, background: 0, underline: false, strike: false, italic: false },
  };
  it.each<[string, Partial<CellRun>, string, string]>([
    ["the usual ones", {}, "0", "0;37;40"],
    ["a foreground", { foreground: 0xaa0000 }, "0;31", "0;31;40"],
    ["a background, which needs a foreground", { background: 0x00aa00 }, "0;37;42", "0;37;42"],
    ["bright ones", { foreground: 0xff5555, background: 0x555555 }, "0;91;100", "0;91;100"],
    ["others", { foreground: 0x010203, background: 0x040506 }, "0;38;2;1;2;3;48;2;4;5;6", "0;38;2;1;2;3;48;2;4;5;6"],
    ["a style", { italic: true, underline: true }, "0;3;4", "0;3;4;37;40"],
  ])("are %s", (_, style, own, named) => {
    expect([sgrOf({ ...run, ...style }, "own"), sgrOf({ ...run, ...style }, "named")]).toEqual([own, named]);
  });
});
