import { expect, test } from "vitest";
import { clampSequence } from "../../../src/banner/screen/control-sequence.ts";
import { Screen } from "../../../src/banner/screen/screen.ts";

test.each([
  [39, "x"],
  [40, "y"],
])("of a page of 50 characters and a later one of %i, the one of %s is kept", async (count, kept) => {
  const text = `${"x".repeat(50)}\r\n\x1b[2J\x1b[H${"y".repeat(count)}`;
  const { grid } = await new Screen().draw(text, { columns: 80, doubleByte: false, ansiSys: false });
  expect(grid.rows.flatMap(({ cells }) => cells)[0]?.text).toBe(kept);
});

test.each(["L", "M", "S", "T"])("a sequence that moves rows (CSI %s) moves at most 100, and costs as many", (final) => {
  const clamped = (parameters: string) => clampSequence({ prefix: "", parameters, final });
  expect(clamped("5000")).toEqual({ text: `\x1b[100${final}`, work: 100 });
  expect(clamped("99")).toEqual({ text: `\x1b[99${final}`, work: 99 });
  expect(clamped("")).toEqual({ text: `\x1b[1${final}`, work: 1 });
});
