import { expect, test } from "vitest";
import { palette } from "../../../src/banner/screen/palette.ts";

test("the 256 colours are xterm's: a cube of 6 by 6 by 6, then greys", () => {
  expect(palette).toHaveLength(256);
  expect([16, 17, 18, 19, 20, 21].map((index) => palette[index])).toEqual([0, 0x5f, 0x87, 0xaf, 0xd7, 0xff]);
  expect(palette[16 + 36 * 3 + 6 * 2 + 1]).toBe(0xaf875f);
  expect([231, 232, 255].map((index) => palette[index])).toEqual([0xffffff, 0x080808, 0xeeeeee]);
});
