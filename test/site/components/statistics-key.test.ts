import { describe, expect, it } from "vitest";
import { drawTable } from "../../../src/components/statistics/draw.ts";
import { keySign } from "../../../src/components/statistics/palette.ts";
import { capabilityStates } from "../../../src/model/server-view.ts";
import type { DrawnTable } from "../../../src/model/statistics/table.ts";

const attribute = (element: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? "";

describe("the key of a chart", () => {
  it.each(capabilityStates.map((state, index) => [state, index] as const))(
    "has the colour of the bar: %s",
    (_, index) => {
      const table: DrawnTable = {
        slug: "x",
        title: "x",
        about: "",
        header: ["Protocol", ...capabilityStates],
        rows: [["GMCP", ...capabilityStates.map((_state, place) => Number(place === index))]],
        chart: "states",
      };
      const drawn = drawTable(table, "wide").match(/<rect[^>]*>/g) ?? [];
      const bars = drawn.filter((bar) => Number(attribute(bar, "width")) > 1);
      expect(bars.map((bar) => attribute(bar, "fill"))).toEqual([attribute(keySign(table, index), "fill")]);
    },
  );

  it("differs from line to line", () => {
    const signs = Array.from({ length: 6 }, (_, index) => keySign({ chart: "lines" }, index));
    expect(new Set(signs).size).toBe(6);
    for (const sign of signs) expect(sign).not.toMatch(/style=/);
  });
});
