import { describe, expect, it, test } from "vitest";
import { joinAroundReturn } from "../../../src/banner/text/join.ts";
import { joinSplitCharacters } from "../../../src/banner/text/split-characters.ts";

const red = "\x1b[31m";

describe("a character of two bytes with a colour between them", () => {
  it.each<[string, string, string, string?]>([
    ["keeps the first colour", `\x81${red}\x40x`, `\x81\x40${red}x`],
    ["keeps it before several colours", `\xfe${red}\x1b[1m\xa1`, `\xfe\xa1${red}\x1b[1m`],
    ["keeps it before a colour of 38 characters", `\x81\x1b[${"1".repeat(38)}m\x40`, `\x81\x40\x1b[${"1".repeat(38)}m`],
    ["is left as it is if that is longer", `\x81\x1b[${"1".repeat(39)}m\x40`, `\x81\x1b[${"1".repeat(39)}m\x40`],
    ["is left as it is without a colour", `\x81\x40${red}`, `\x81\x40${red}`],
    ["may have a digit as its second byte", `\x81\x30${red}`, `\x81\x30${red}`],
    ["has no digit behind a colour", `\x81${red}\x30`, `\x81${red}\x30`],
    ["has nothing below a digit", `\x81\x2f${red}`, `\x81\x2f${red}`],
    ["does not begin below 81", `\x80${red}\x40`, `\x80${red}\x40`],
    ["does not begin with FF", `\xff${red}\x40`, `\xff${red}\x40`],
    ["is left as it is before another escape", `\x81\x1b(B\x40`, `\x81\x1b(B\x40`],
    ["is left as it is before what looks like half a colour", `\x81x[1m\x40${red}`, `\x81x[1m\x40${red}`],
    ["may have a sequence with a blank in it", `\x81\x1b[1 m\x40`, `\x81\x40\x1b[1 m`],
    ["may have a sequence that ends with @", `\x81\x1b[1@\xa1m`, `\x81\xa1\x1b[1@m`],
    ["may have its colour cut off", `\x81\x1b[1`, `\x81\x1b[1`],
    ["does not end with the text", `\x81${red}`, `\x81${red}`],
    ["begins with other bytes in Shift JIS: 9F", `\x9f${red}\x40`, `\x9f\x40${red}`, "shift_jis"],
    ["not A0", `\xa0${red}\x40`, `\xa0${red}\x40`, "shift_jis"],
    ["not DF", `\xdf${red}\x40`, `\xdf${red}\x40`, "shift_jis"],
    ["E0", `\xe0${red}\x40`, `\xe0\x40${red}`, "shift_jis"],
    ["FC", `\xfc${red}\x40`, `\xfc\x40${red}`, "shift_jis"],
    ["not FD", `\xfd${red}\x40`, `\xfd${red}\x40`, "shift_jis"],
    ["not 80", `\x80${red}\x40`, `\x80${red}\x40`, "shift_jis"],
    ["81", `\x81${red}\x40`, `\x81\x40${red}`, "shift_jis"],
  ])("%s", (_, text, joined, encoding = "gbk") => {
    const bytes = joinSplitCharacters(Buffer.from(text, "latin1"), encoding);
    expect(Buffer.from(bytes).toString("latin1")).toBe(joined);
  });
});

describe("the texts before and after Return", () => {
  const banner = "Welcome\nto the harbour\n";
  it.each<[string, string, string, string]>([
    ["are one after the other", "Name: ", "Bad name.\n", "Name: \r\nBad name.\n"],
    ["have one line end between them", banner, "Name: ", `${banner}Name: `],
    ["have one line end between them, from the second", "Name: ", "\nBad", "Name: \nBad"],
    ["are the second alone, if the first is empty", "", "Name: ", "Name: "],
    ["are the first alone, if the second is empty", "Name: ", "", "Name: "],
    ["are empty, if both are", "", "", ""],
    ["are the first alone, if the second shows nothing", "Name: ", " \x1b[0m ", "Name: "],
    ["are the second alone, if the first shows nothing", " \x1b[0m\n", "Name: ", "Name: "],
    ["are the first alone, if it has the second", `${banner}Name: `, banner, `${banner}Name: `],
    ["are the first alone, if it has the second further down", `x\n${banner}y`, banner, `x\n${banner}y`],
    ["are the first alone, if both are the same", banner, banner, banner],
    ["are the second alone, if it has the first and more", banner, `${banner}Name: `, `${banner}Name: `],
    [
      "leave out two lines that end the first and begin the second",
      `x\n${banner}`,
      `${banner}Name: `,
      `x\n${banner}Name: `,
    ],
    ["do not leave out one such line", "x\nWelcome\n", "Welcome\nName: ", "x\nWelcome\nWelcome\nName: "],
  ])("%s", (_, before, after, joined) => {
    expect(joinAroundReturn(before, after)).toBe(joined);
  });

  test("are not compared from 500 lines on", () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => `line ${String.fromCodePoint(0x4e00 + index)}\n`).join("");
    expect(joinAroundReturn(lines(499), lines(499))).toBe(lines(499));
    expect(joinAroundReturn(lines(500), lines(2))).toBe(lines(500) + lines(2));
  });
});
