import { expect, it } from "vitest";
import { judge } from "../../../tools/bench/bounds.ts";

it("says of each bound of a bench whether it is kept", () => {
  const figures = { bench: "boats", wall_ratio: 0.9, card_cpu_ms: 15.01, peak_rss_mb: null };
  const bounds = [
    { figure: "wall_ratio", most: 0.9 },
    { figure: "card_cpu_ms", most: 15 },
    { figure: "peak_rss_mb", most: 400 },
  ];
  expect(judge(figures, bounds)).toEqual({
    lines: [
      "  ok            wall_ratio 0.9, at most 0.9",
      "  over          card_cpu_ms 15.01, at most 15",
      "  not measured  peak_rss_mb, at most 400",
    ],
    over: ["card_cpu_ms"],
  });
});
