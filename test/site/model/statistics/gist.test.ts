import { describe, expect, it } from "vitest";
import { gistOf } from "../../../../src/components/statistics/gist.ts";
import type { DrawnTable } from "../../../../src/model/statistics/table.ts";

const table = (part: Partial<DrawnTable>): DrawnTable => ({
  slug: "s",
  title: "S",
  about: "",
  header: ["Night", "Visited", "Reached"],
  rows: [],
  chart: "lines",
  ...part,
});

describe("what a chart shows, in a sentence", () => {
  it("states the newest values of lines with their date, and skips nights without values", () => {
    const rows = [
      ["2026-02-01", 900, 880],
      ["2026-02-02", 1000, 890],
      ["2026-02-03", null, null],
    ] as const;
    expect(gistOf(table({ rows, lines: [1, 2] }), String)).toBe("2026-02-02: visited 1,000, reached 890.");
    expect(gistOf(table({ rows, lines: [2], percent: true }), String)).toBe("2026-02-02: Reached 890%.");
  });

  it("states the three longest bars, but no zeros", () => {
    const rows = [
      ["live", 2],
      ["dark", 0],
      ["archived", 1],
      ["not visited", 77],
      ["unstable", 1],
    ] as const;
    expect(gistOf(table({ chart: "bars", rows }), String)).toBe(
      "Most common: not visited (77), live (2), archived (1).",
    );
    expect(gistOf(table({ chart: "bars", rows: [["live", 0]] }), String)).toBe("");
  });

  it("is empty if there is nothing to say", () => {
    expect(gistOf(table({}), String)).toBe("");
  });
});
