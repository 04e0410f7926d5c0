import { expect, test } from "vitest";
import { LineWidths } from "../../../src/banner/screen/line-widths.ts";

type Parts = readonly (string | number)[];

/** The wide lines of a text of ASCII runs, other characters, tabs, and jumps to a column (a number). */
function wide(...parts: Parts): LineWidths["wide"] {
  const lines = new LineWidths();
  for (const part of parts) {
    if (typeof part === "number") lines.toColumn(part);
    else if (part === "\t") lines.tab();
    else if (part === "\n") lines.endOfLine();
    else if (part === "lost") lines.lose();
    else if (/^[ -~]*$/.test(part)) lines.addAscii(part);
    else for (const character of part) lines.add(character);
  }
  lines.endOfLine();
  return lines.wide;
}

const x = (length: number): string => "x".repeat(length);

test.each<[string, Parts, LineWidths["wide"]]>([
  ["of 80 columns is not wide", [x(80)], []],
  ["of 81 columns is", [x(81)], [{ width: 81, prose: true }]],
  [
    "is measured by itself",
    [x(81), "\n", x(80), "\n", x(90)],
    [
      { width: 81, prose: true },
      { width: 90, prose: true },
    ],
  ],
  ["of strokes is not prose", ["#".repeat(81)], [{ width: 81, prose: false }]],
  ["of six letters in ten strokes is not prose", ["xxxxxx####".repeat(9)], [{ width: 90, prose: false }]],
  ["of seven letters in ten strokes is", ["xxxxxxx###".repeat(9)], [{ width: 90, prose: true }]],
  ["may have any letters of ASCII", ["azAZ".repeat(21)], [{ width: 84, prose: true }]],
  ["of signs after them has none", ["{[".repeat(42)], [{ width: 84, prose: false }]],
  ["of a third of other letters is not prose", ["é█▓".repeat(30)], [{ width: 90, prose: false }]],
  [
    "of six letters in ten strokes is not prose, nor is the next",
    ["xxxxxx####".repeat(9), "\n", "xxxxxx####".repeat(9)],
    [
      { width: 90, prose: false },
      { width: 90, prose: false },
    ],
  ],
  ["of signs next to them has none", ["@[`{".repeat(21)], [{ width: 84, prose: false }]],
  ["has blanks that count for its width only", [" ".repeat(80), "x"], [{ width: 81, prose: true }]],
  ["of blocks is not prose", ["█".repeat(81)], [{ width: 81, prose: false }]],
  ["of lines is not prose", ["─".repeat(81)], [{ width: 81, prose: false }]],
  ["of other letters is", ["é".repeat(81)], [{ width: 81, prose: true }]],
  ["of wide letters takes two columns each", ["漢".repeat(41)], [{ width: 82, prose: true }]],
  ["has tabs to every eighth column", [x(73), "\t", x(1)], [{ width: 81, prose: true }]],
  ["has a whole tab after an eighth column", [x(72), "\t", x(1)], [{ width: 81, prose: true }]],
  ["ends where the cursor goes back to its start", [x(81), 0, x(3)], [{ width: 81, prose: true }]],
  ["may go on at a column", [x(3), 80, x(1)], [{ width: 81, prose: true }]],
  ["is not measured if the cursor was moved", [x(90), "lost"], []],
  ["is measured again after such a one", ["lost", x(90), "\n", x(90)], [{ width: 90, prose: true }]],
  [
    "is judged by its own letters",
    [x(90), "\n", "#".repeat(90)],
    [
      { width: 90, prose: true },
      { width: 90, prose: false },
    ],
  ],
])("a line %s", (_, parts, lines) => {
  expect(wide(...parts)).toEqual(lines);
});

test("characters that draw nothing do not make words a drawing", () => {
  const lines = new LineWidths();
  lines.addAscii(x(81));
  for (let index = 0; index < 81; index++) lines.add("");
  lines.endOfLine();
  expect(lines.wide).toEqual([{ width: 81, prose: true }]);
});
