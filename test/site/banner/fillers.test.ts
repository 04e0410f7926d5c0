import { expect, test } from "vitest";
import { isAddress, isFigures } from "../../../src/banner/words/addresses.ts";
import { withoutBackground } from "../../../src/banner/words/fillers.ts";

const cleaned = (...rows: string[]): string[] =>
  withoutBackground(rows.map((text) => ({ text }))).map(({ text }) => text);
const dots = ".".repeat(40);

test.each<[string, string[], boolean]>([
  ["200 signs of it", [dots, dots, dots, dots, dots], true],
  ["fewer visible characters", [dots, dots, dots, dots, dots.slice(1)], false],
  [
    "two fifths of it in three fifths of the lines",
    [dots, dots, dots].concat(Array<string>(2).fill("x".repeat(90))),
    true,
  ],
  ["less of it", [dots, dots, dots].concat(Array<string>(2).fill("x".repeat(91))), false],
  ["it in fewer of the lines", [dots.repeat(2), dots.repeat(2), "x", "x"], false],
  ["blank lines between", [dots.repeat(2), dots.repeat(2), dots.repeat(2), "", ""], true],
  ["two runs in one line", [`${dots} x ${dots}`, `${dots} x ${dots}`, "x", "x"], false],
  ["runs of four signs", Array<string>(50).fill("....x"), false],
  ["runs of five signs", Array<string>(50).fill(".....x"), true],
  ["a sign that draws", Array<string>(5).fill("#".repeat(40)), false],
  ["letters", Array<string>(5).fill("o".repeat(40)), false],
])("a screen with %s has a background: %3$s", (_, rows, has) => {
  const found = cleaned(...rows);
  expect(found.join("") !== rows.join("")).toBe(has);
});

test("a background is replaced by blanks, column for column; a single dot may end a sentence", () => {
  expect(cleaned(dots, dots, dots, dots, dots, "..Name. It..")).toEqual(["", "", "", "", "", "  Name. It"]);
  const rule = "-".repeat(40);
  expect(cleaned(rule, rule, rule, rule, rule, "a-b--c")).toEqual(["", "", "", "", "", "a b  c"]);
});

test.each([
  [`www.${"x".repeat(292)}.org`, true],
  [`www.${"x".repeat(293)}.org`, false],
  ["mud.example.org:4000", true],
  ["(ada@example.org),", true],
  ["192.0.2.7:4000", true],
  ["dMP.aMP", false],
  ["Welcome!", false],
])("%s is an address: %s", (token, is) => {
  expect(isAddress(token)).toBe(is);
});

test.each([
  ["4000", true],
  ["192.0.2.7 port 4000", true],
  ["1 2 3 4", true],
  ["1 2 3 4 5", false],
  ["1".repeat(300), true],
  ["1".repeat(301), false],
  ["v1", false],
])("%s are figures: %s", (part, are) => {
  expect(isFigures(part)).toBe(are);
});
