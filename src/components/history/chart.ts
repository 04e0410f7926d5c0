// Charts of a server's history as SVG text. Our own code instead of Plot, because a build has thousands of them and
// Plot with jsdom takes some 20 ms for each. Only numbers go in; labels are HTML next to the picture.
import type { DayView } from "../../model/history/days.ts";
import { chartPath, tenth } from "./scale.ts";

const height = 100;

/**
 * The inside of a picture that is stretched to its place: widths in days, height 100.
 * @param top players at its upper edge; days with more are cut off there, and marked
 */
export function playersChart(days: readonly DayView[], top: number): string {
  const y = (value: number): number => Math.max(0, tenth(height - (value / top) * height));
  const single = days.length <= 62;
  let area = "";
  let line = "";
  let points = "";
  let uncountable = "";
  let beyond = "";
  let open = false;
  const close = (end: number): void => {
    if (open) area += `L${end} ${height}Z`;
    open = false;
  };
  days.forEach(({ players }, index) => {
    const x = index + 0.5;
    if (players.mean === null) {
      close(index - 0.5);
      if (players.uncountable > 0) uncountable += `M${index} ${height}h1`;
      return;
    }
    // A mark the width of a day would be invisible in a year.
    if (players.mean > top) beyond += single ? `M${index} 0h1` : `M${index - 1} 0h3`;
    if (single) {
      area += `M${index + 0.1} ${height}V${y(players.mean)}h.8V${height}Z`;
      if (players.mean === 0) line += `M${index + 0.1} ${height}h.8`;
      return;
    }
    if (open) {
      area += `L${x} ${y(players.mean)}`;
      line += `L${x} ${y(players.mean)}`;
    } else {
      area += `M${x} ${height}L${x} ${y(players.mean)}`;
      line += `M${x} ${y(players.mean)}h0`;
      // A day without counts on either side has no line.
      if ((days[index + 1]?.players.mean ?? null) === null) points += `M${x} ${y(players.mean)}h0`;
      open = true;
    }
  });
  close(days.length - 0.5);
  return [
    chartPath("chart-grid", `M0 .5H${days.length}M0 ${height / 2}H${days.length}M0 ${height}H${days.length}`),
    chartPath(single ? "chart-bars" : "chart-area", area),
    chartPath("chart-line", line),
    chartPath("chart-points", points),
    chartPath("chart-beyond", beyond),
    chartPath("chart-uncountable", uncountable),
  ].join("");
}

/** Failures are drawn lower, so that colour is not the only difference. */
const tops = { good: 0, partly: 3, bad: 6 } as const;

/** The strip below: reached, sometimes, never, no visit; one path each, with consecutive days joined. */
export function reachStrip(days: readonly DayView[]): string {
  const paths = { good: "", partly: "", bad: "" };
  let start = 0;
  const kindAt = (index: number): keyof typeof paths | "none" => {
    const day = days[index];
    if (day === undefined || day.visits === 0) return "none";
    return day.reached === day.visits ? "good" : day.reached === 0 ? "bad" : "partly";
  };
  for (let index = 1; index <= days.length; index++) {
    const kind = kindAt(start);
    if (index < days.length && kindAt(index) === kind) continue;
    if (kind !== "none") {
      const top = tops[kind];
      paths[kind] += `M${start} ${top}h${index - start}v${10 - top}h-${index - start}Z`;
    }
    start = index;
  }
  return Object.entries(paths)
    .map(([kind, d]) => chartPath(`strip-${kind}`, d))
    .join("");
}
