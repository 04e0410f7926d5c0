import { expect, test } from "vitest";
import {
  channels,
  cssColour,
  defaultBackground,
  defaultForeground,
  halfway,
  palette,
  rgb,
} from "../../../src/banner/screen/palette.ts";

test("the 256 colours are the VGA card's 16, then xterm's: a cube of 6 by 6 by 6, and greys", () => {
  expect(palette).toHaveLength(256);
  expect(palette.slice(0, 16).map(cssColour)).toEqual([
    ...["#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa"],
    ...["#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"],
  ]);
  expect([16, 17, 18, 19, 20, 21].map((index) => palette[index])).toEqual([0, 0x5f, 0x87, 0xaf, 0xd7, 0xff]);
  expect(palette[16 + 36 * 3 + 6 * 2 + 1]).toBe(0xaf875f);
  expect([231, 232, 255].map((index) => palette[index])).toEqual([0xffffff, 0x080808, 0xeeeeee]);
  expect([defaultForeground, defaultBackground]).toEqual([0xaaaaaa, 0]);
});

test("colours are numbers of three channels", () => {
  expect(rgb(1, 2, 3)).toBe(0x010203);
  expect(channels(0xf1f2f3)).toEqual([0xf1, 0xf2, 0xf3]);
  expect(halfway(0x000000, 0xaa5501)).toBe(0x552b01);
});
