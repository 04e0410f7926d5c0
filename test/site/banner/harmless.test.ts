import { describe, expect, it, test } from "vitest";
import { harmless } from "../../../src/banner/screen/harmless.ts";

const e = "\x1b";

describe("a text that terminals draw the same way", () => {
  it.each<[string, string, string]>([
    ["keeps printable characters", " ~aé漢🙂", " ~aé漢🙂"],
    ["keeps the controls that move the cursor", "a\bb\tc\rd", "a\bb\tc\rd"],
    ["keeps the shifts between character sets", "\x0ex\x0f", "\x0ex\x0f"],
    ["has one kind of line end", "a\nb\vc\fd", "a\nb\nc\nd"],
    ["drops other controls", "a\0b\x07c\x10d\x1fe\x7ff", "abcdef"],
    ["keeps colours and movement", `${e}[1;31mx${e}[2;3Hy${e}[J`, `${e}[1;31mx${e}[2;3Hy${e}[J`],
    ["executes controls inside a sequence first", `${e}[1\b;31mx`, `\b${e}[1;31mx`],
    ["executes controls after ESC first", `${e}\b[31mx`, `\b${e}[31mx`],
    ["drops sequences that are not finished", `a${e}[31\nb`, "a\nb"],
    ["drops sequences with intermediates", `a${e}[2 qb`, "ab"],
    ["drops them even if they would move the cursor without", `a${e}[2 @b`, "ab"],
    ["drops sequences with a prefix in another place", `a${e}[1?5Cb`, "ab"],
    ["keeps a sequence of 512 characters", `${e}[${"1".padStart(511, "0")}Cx`, `${e}[1Cx`],
    ["drops the beginning of a longer one", `${e}[${"1".padStart(512, "0")}Cx`, "Cx"],
    ["keeps a sequence with 64 controls after ESC", `${e}${"\x01".repeat(64)}[1Cx`, `${e}[1Cx`],
    ["drops only the ESC before more of them", `${e}${"\x01".repeat(65)}[1Cx`, "[1Cx"],
    ["drops a string of 8192 characters", `${e}]${"x".repeat(8192)}\x07y`, "y"],
    ["drops the beginning of a longer string", `${e}]${"x".repeat(8193)}\x07y`, "xy"],
    ["drops a C1 string of 8192 characters", `\x9d${"x".repeat(8192)}\x9cy`, "y"],
    ["drops only the character of a longer one", `\x9d${"x".repeat(8193)}\x9cy`, `${"x".repeat(8193)}y`],
    ["drops strings", `a${e}]0;title\x07b${e}P data${e}\\c${e}_x${e}\\d`, "abcd"],
    ["drops an unfinished string up to the end of its line", `a${e}]0;title\nb`, "a\nb"],
    ["reads C1 controls as one character", "a\x9b31mb\x9d0;title\x07c", `a${e}[31mbc`],
    ["drops only the character of a C1 string without an end", "a\x9d b\nc", "a b\nc"],
    ["drops only the character of a C1 sequence without parameters", "a\x9b b", "a b"],
    ["drops other C1 controls", "a\x80b\x85c\x9fd", "abcd"],
    ["keeps a no-break space and what follows", "a\xa0b", "a\xa0b"],
    ["keeps designations of ASCII and line drawing", `${e}(0x${e}(B${e})0`, `${e}(0x${e}(B${e})0`],
    ["drops other designations", `${e}(Ax${e})<y${e}*0 ${e}#8.`, "xy ."],
    ["keeps saving, restoring and indexing", `${e}7${e}8${e}D${e}E${e}H${e}M`, `${e}7${e}8${e}D${e}E${e}H${e}M`],
    ["clears the screen for a reset", `a${e}cb`, `a${e}[0m${e}[r${e}[H${e}[2Jb`],
    ["drops other short escapes", `a${e}=b${e}>c${e}~d`, "abcd"],
    ["drops an ESC before anything else", `a${e}éb${e}`, "aéb"],
  ])("%s", (_, raw, text) => {
    expect(harmless(raw).text).toBe(text);
  });

  it.each([
    [`${e}[?33h`, true],
    [`${e}[?7;33h`, true],
    [`${e}[?33h${e}[?33l`, false],
    [`${e}[33h`, false],
    [`${e}[?34h`, false],
    [`${e}[?33m`, false],
  ])("has bright backgrounds with %j: %s", (raw, iceColours) => {
    expect(harmless(raw).iceColours).toBe(iceColours);
  });

  it.each<[string, number, number]>([
    ["", 1, 1],
    [`${e}[20;70H`, 20, 70],
    [`${e}[20;70f${e}[5;9H`, 20, 70],
    [`${e}[30G`, 1, 30],
    [`${e}[30d`, 30, 1],
    [`${e}[30;40d`, 30, 1],
    [`${e}[120;200H`, 120, 200],
    [`${e}[121;201H`, 1, 1],
    [`${e}[9999;9999H`, 1, 1],
    [`${e}[?20;70H`, 1, 1],
    [`${e}[20;70A`, 1, 1],
    [`${e}[H`, 1, 1],
  ])("moves the cursor with %j to row %d and column %d at most", (raw, row, column) => {
    expect(harmless(raw).addressed).toEqual({ row, column });
  });

  it("knows the width of lines whose cursor was not moved; colours do not move it", () => {
    const wide = (raw: string): number[] => harmless(raw).widths.wide.map(({ width }) => width);
    const x = "x".repeat(90);
    expect(wide(`${x}\n`)).toEqual([90]);
    expect(wide(`${e}[31m${x}${e}[8;25;80t`)).toEqual([90]);
    expect(wide(`${e}[3C${x}`)).toEqual([]);
    expect(wide(`${e}7${x}`)).toEqual([]);
    expect(wide(`${x}\t\r${x}`)).toEqual([96, 90]);
  });
});

describe("what is too long", () => {
  test.each([
    ["characters", "x".repeat(65_536), "x".repeat(65_537), "The text was cut after 65536 of 65537 characters."],
    ["lines", "\n".repeat(399), "\n".repeat(401), "The text was cut after 400 lines."],
    ["lines by index", `${e}D`.repeat(399), `${e}E`.repeat(401), "The text was cut after 400 lines."],
    [
      "moved rows",
      `${e}[100L`.repeat(200),
      `${e}[100L`.repeat(201),
      "Control sequences that move rows were cut: too many.",
    ],
  ])("is cut after so many %s, with a note", (_, whole, more, problem) => {
    const kept = harmless(whole);
    expect([kept.problems, kept.text.length]).toEqual([[], whole.length]);
    const cut = harmless(more);
    expect(cut.problems).toEqual([problem]);
    expect(cut.text.length).toBeLessThan(more.length);
  });

  it("in moved rows is noted once, and ends sequences that move a single row too", () => {
    const nearly = `${e}[100L`.repeat(199);
    const kept = harmless(`${nearly}${`${e}[1L`.repeat(100)}`);
    expect([kept.problems, kept.text.endsWith(`${e}[1L`)]).toEqual([[], true]);
    const cut = harmless(`${nearly}${`${e}[1L`.repeat(105)}x${e}[1C`);
    expect(cut.problems).toEqual(["Control sequences that move rows were cut: too many."]);
    expect(cut.text).toBe(`${kept.text}x${e}[1C`);
  });

  it("in moved rows does not stop colours and text", () => {
    expect(harmless(`${`${e}[9999L`.repeat(999)}${e}[31m done`).text.endsWith(`${e}[31m done`)).toBe(true);
  });

  it("in reverse indexes is cut as moved rows are", () => {
    expect(harmless(`${e}M`.repeat(20_000)).text).toHaveLength(40_000);
    expect(harmless(`${e}M`.repeat(20_002)).text).toHaveLength(40_000);
  });
});
