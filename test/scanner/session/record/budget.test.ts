import { describe, expect, it, test } from "vitest";
import { fitList, fitTable, fitText, shareOf } from "../../../../scanner/src/session/record/budget.ts";
import { Notes } from "../../../../scanner/src/session/record/notes.ts";

const kilobyte = 1024;

describe("the share of a sample", () => {
  // Each item also takes 80 characters for its name and its quotes.
  it.each<[string, number, number, number]>([
    ["mssp", 1, Infinity, 24 * kilobyte - 80],
    ["gmcp", 1, Infinity, 16 * kilobyte - 80],
    ["msdp", 1, Infinity, 16 * kilobyte - 80],
    ["zmp", 1, Infinity, 8 * kilobyte - 80],
    ["zmp", 0, Infinity, 8 * kilobyte - 80],
    ["gmcp", 2, 4096, 4096],
    ["gmcp", 100, 4096, 83],
    ["gmcp", 1000, 4096, 60],
  ])("of %s with %d items and at most %d characters each is %d", (what, items, most, share) => {
    expect(shareOf(what, items, most)).toBe(share);
  });
});

test.each<[string, number]>([
  ["mssp", 24 * kilobyte],
  ["gmcp", 16 * kilobyte],
  ["msdp", 16 * kilobyte],
  ["zmp", 8 * kilobyte],
])("a list of %s may take %d characters of JSON", (what, most) => {
  const [fits, notes] = ["x".repeat(most), new Notes()];
  expect(fitList(what, [fits, ""], notes)).toEqual([fits, ""]);
  expect(fitTable(what, {}, notes)).toEqual({});
  expect(notes.list()).toEqual([]);
  expect(fitList(what, [fits, "y", "z"], notes)).toEqual([fits]);
  expect(fitList(what, [`${fits}x`, "y"], new Notes())).toEqual([]);
  expect(notes.list()).toEqual([
    {
      code: `${what}-cut`,
      text: `The server sent too much ${what.toUpperCase()}: 2 of 3 items are missing.`,
    },
  ]);
});

test("an escaped character takes as many characters as its escape", () => {
  // A bell is \u0007 in JSON.
  const bells = "\x07".repeat((8 * kilobyte) / 6);
  expect(fitList("zmp", [bells, "xxxx"], new Notes())).toHaveLength(1);
  expect(fitList("zmp", [bells, "xx"], new Notes())).toHaveLength(2);
});

describe("a text", () => {
  const most = 48 * kilobyte;
  const cut = (text: string) => {
    const notes = new Notes();
    return { text: fitText("banner_before_return", text, notes), notes: notes.list() };
  };

  it.each<[string, string]>([
    ["plain characters", "x".repeat(most)],
    ["control characters", "\x07".repeat(most / 6)],
  ])("of 48 KB of JSON stays as it is: %s", (_, text) => {
    expect(cut(text)).toEqual({ text, notes: [] });
  });

  it.each<[string, string, number]>([
    ["plain characters", "x".repeat(most + 1), most],
    ["control characters", "\x07".repeat(most / 6 + 1), most / 6],
    ["a character of two units at the end", `${"x".repeat(most - 1)}😀`, most - 1],
  ])("that is longer is cut: %s", (_, text, length) => {
    expect(cut(text)).toEqual({
      text: text.slice(0, length),
      notes: [
        {
          code: "banner-before-return-cut",
          text: `banner_before_return holds the first ${length} of ${text.length} characters; mudlark.raw has all bytes.`,
        },
      ],
    });
  });
});
