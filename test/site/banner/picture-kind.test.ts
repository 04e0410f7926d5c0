import { expect, test } from "vitest";
import { cellOf, type Grid } from "../../../src/banner/screen/grid.ts";
import { pictureKind } from "../../../src/banner/words/index.ts";

/** A screen of cells drawn with one sign in some colours, each for a number of columns; " " shows the colour as background. */
function screen(rows: number, sign: string, ...colours: readonly [colour: number, columns: number][]): Grid {
  const runs = colours.map(([colour, width], index) => {
    const column = colours.slice(0, index).reduce((sum, [, columns]) => sum + columns, 0);
    const [foreground, background] = sign === " " ? [0xaaaaaa, colour] : [colour, 0];
    const style = { underline: false, strike: false, italic: false };
    return { column, width, from: column, to: column + width, foreground, background, ...style };
  });
  const columns = colours.reduce((sum, [, width]) => sum + width, 0);
  const row = { cells: Array.from({ length: columns }, () => cellOf(sign, 1)), runs, wrapped: false, trimmed: false };
  return { columns, rows: Array.from({ length: rows }, () => row) };
}
const grey = 0xaaaaaa;

test.each<[number, string]>([
  [0x000000, "grey"],
  [0x270000, "grey"],
  [0x280000, "red"],
  [0xff0055, "red"],
  [0xff5400, "red"],
  [0xff5500, "yellow"],
  [0xaa5500, "yellow"],
  [0xffff00, "yellow"],
  [0xd0ff00, "green"],
  [0x00ff00, "green"],
  [0x00ffa0, "green"],
  [0x00ffb0, "cyan"],
  [0x00abff, "cyan"],
  [0x00aaff, "blue"],
  [0x0000ff, "blue"],
  [0x6000ff, "magenta"],
  [0xff00ff, "magenta"],
  [0xff0088, "magenta"],
  [0xff0070, "red"],
])("the colour %o is called %s", (colour, name) => {
  expect(pictureKind(screen(10, "#", [colour, 20]))).toBe(`a ${name} drawing in keyboard characters`);
});

test.each<[string, string]>([
  ["▀", "block characters"],
  ["\u{1fb00}", "block characters"],
  ["─", "line-drawing characters"],
  ["⠿", "braille dots"],
  ["x", "letters"],
  ["7", "letters"],
  ["#", "keyboard characters"],
  [" ", "block characters"],
])("a drawing of %j is made of %s", (sign, material) => {
  expect(pictureKind(screen(10, sign, [0xff0000, 20]))).toBe(`a red drawing in ${material}`);
});

test.each<[string, Grid, string]>([
  ["18 rows of 60 columns", screen(18, "#", [grey, 60]), "a grey drawing in keyboard characters that fills the screen"],
  ["17 rows", screen(17, "#", [grey, 60]), "a grey drawing in keyboard characters"],
  ["59 columns", screen(18, "#", [grey, 59]), "a grey drawing in keyboard characters"],
  ["6 rows", screen(6, "#", [grey, 60]), "a small grey drawing in keyboard characters"],
  ["7 rows", screen(7, "#", [grey, 60]), "a grey drawing in keyboard characters"],
  ["nine tenths red", screen(7, "#", [0xff0000, 90], [0x00ff00, 10]), "a red drawing in keyboard characters"],
  ["less red", screen(7, "#", [0xff0000, 89], [0x00ff00, 11]), "a red and green drawing in keyboard characters"],
  [
    "a little green",
    screen(7, "#", [0xff0000, 50], [grey, 47], [0x00ff00, 3]),
    "a red and green drawing in keyboard characters",
  ],
  [
    "hardly any green",
    screen(7, "#", [0xff0000, 50], [grey, 48], [0x00ff00, 2]),
    "a red drawing in keyboard characters",
  ],
  [
    "three colours",
    screen(7, "#", [0xff0000, 3], [0x00ff00, 3], [0x0000ff, 94]),
    "a colourful drawing in keyboard characters",
  ],
])("a drawing with %s", (_, grid, kind) => {
  expect(pictureKind(grid)).toBe(kind);
});

test("a drawing of half blocks and half letters is called by the first, of thirds by neither", () => {
  const rows = (...signs: string[]): Grid => ({
    columns: 20,
    rows: signs.flatMap((sign) => screen(4, sign, [0xff0000, 20]).rows),
  });
  expect(pictureKind(rows("x", "▀"))).toBe("a red drawing in letters");
  expect(pictureKind(rows("x", "▀", "#"))).toBe("a red drawing in characters of several kinds");
  expect(pictureKind(screen(5, " ", [0, 20]))).toBeUndefined();
});

test("a kind of sign, or a colour, must reach its share to the cell", () => {
  const rows = (...signs: string[]): Grid => ({
    columns: 1,
    rows: signs
      .map((sign) => ({ ...screen(1, sign, [0xff0000, 1]).rows[0] }))
      .map((row) => ({
        cells: [],
        runs: [],
        wrapped: false,
        trimmed: false,
        ...row,
      })),
  });
  expect(pictureKind(rows("x", "x", "▀", "▀", "#"))).toBe("a small red drawing in characters of several kinds");
  expect(pictureKind(screen(1, "#", [grey, 33], [0xff0000, 1]))).toBe("a small grey drawing in keyboard characters");
});
