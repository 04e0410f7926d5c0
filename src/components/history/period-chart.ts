// Visits grouped by month, year or day of the week, as a small picture of SVG text. Drawn by our own
// code for the same reason as chart.ts: there are several per server. Only numbers and our own labels go in.
import type { SpanView } from "../../model/history/days.ts";
import { chartLabel, chartPath, plotFrame, plotHeight, rangeShown, roundUp, tenth } from "./scale.ts";

/** A position on the axis: its label ("" for most if there are many), and what was measured. */
export interface Slot {
  tick: string;
  span: SpanView;
}

/** Size of a picture, and the positions of the plot of players and the strip of visits in it. */
const size = { width: 340, height: 152 } as const;
const plot = { left: 34, right: 338, top: 8, bottom: 108 } as const;
const strip = { top: 114, height: 16 } as const;
const ticksAt = 146;
/** Half the width of the longest tick, "00:00": closer to the edge it would be cut off. */
const tickHalf = 17;

/**
 * A picture: its view box and contents. For each slot, a bar as high as the average number of players, with a line from
 * the lowest to the highest count, and below it the share of visits that reached the server (filled from the bottom)
 * and of those that did not. If no players were counted, there is only the strip.
 */
export function periodPicture(slots: readonly Slot[]): { viewBox: string; inside: string } {
  const width = (plot.right - plot.left) / slots.length;
  const most = slots.reduce((top, { span }) => Math.max(top, span.players.most ?? 0), 0);
  const counted = slots.some(({ span }) => span.players.counted > 0);
  const highestMean = slots.reduce((top, { span }) => Math.max(top, span.players.mean ?? 0), 0);
  const top = roundUp(Math.min(most, highestMean * rangeShown));
  const y = (players: number): number => plotHeight(plot, top, players);
  const paths = { bars: "", ranges: "", zeros: "", uncountable: "", good: "", bad: "" };
  let ticks = "";
  slots.forEach(({ tick, span }, index) => {
    const left = tenth(plot.left + index * width + width * 0.12);
    const bar = tenth(width * 0.76);
    const middle = tenth(plot.left + (index + 0.5) * width);
    if (tick !== "") ticks += chartLabel(Math.min(middle, size.width - tickHalf), ticksAt, tick);
    if (span.visits === 0) return;
    const { mean, least, most: highest, uncountable } = span.players;
    if (mean === null || least === null || highest === null) {
      if (counted && uncountable > 0) paths.uncountable += `M${left} ${plot.bottom}h${bar}`;
    } else {
      if (mean > 0) paths.bars += `M${left} ${plot.bottom}V${y(mean)}h${bar}V${plot.bottom}Z`;
      else paths.zeros += `M${left} ${plot.bottom}h${bar}`;
      if (highest > least) paths.ranges += `M${middle} ${y(least)}V${y(highest)}`;
    }
    const reached = tenth((span.reached / span.visits) * strip.height);
    const ground = strip.top + strip.height;
    if (reached > 0) paths.good += `M${left} ${ground}v-${reached}h${bar}v${reached}Z`;
    if (reached < strip.height)
      paths.bad += `M${left} ${strip.top}v${tenth(strip.height - reached)}h${bar}V${strip.top}Z`;
  });
  const above = counted ? 0 : plot.bottom;
  const inside = [
    counted ? plotFrame(plot, top) : "",
    chartPath("chart-bars", paths.bars),
    chartPath("period-range", paths.ranges),
    chartPath("chart-line", paths.zeros),
    chartPath("chart-uncountable", paths.uncountable),
    chartPath("strip-good", paths.good),
    chartPath("strip-bad", paths.bad),
    `<g class="period-x">${ticks}</g>`,
  ].join("");
  return { viewBox: `0 ${above} ${size.width} ${size.height - above}`, inside };
}
