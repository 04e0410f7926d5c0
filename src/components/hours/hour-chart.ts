// Players by hour of the day as a small picture of SVG text, made by the build and again in the browser. Only numbers and
// our own labels go in.
import type { HourCounts } from "../../model/players/hours.ts";
import { chartLabel, chartPath, plotFrame, plotHeight, rangeShown, roundUp, tenth } from "../history/scale.ts";
import { hourName } from "./words.ts";

/** Size of the picture, and the place of the plot in it. */
export const viewBox = "0 0 340 136";
const plot = { left: 34, right: 338, top: 8, bottom: 112 } as const;
const ticksAt = 130;
/** Hours between two labels. */
const labelled = 6;

/** Width of the bars in hours: two where no two hours in succession were counted, as with a round every three hours. */
function widthOfBars(hours: readonly HourCounts[]): number {
  const counted = (hour: number): boolean => (hours[hour % hours.length]?.counted ?? 0) > 0;
  return hours.some((_, hour) => counted(hour) && counted(hour + 1)) ? 1 : 2;
}

/**
 * The inside of the picture: for each hour, a bar as high as its typical number of players, with a line from the lowest to
 * the highest count. Zero is a flat line; an hour without counts stays empty.
 * @param hours 24 of them
 */
export function hourPicture(hours: readonly HourCounts[]): string {
  const width = (plot.right - plot.left) / hours.length;
  const bar = tenth(width * widthOfBars(hours) * 0.76);
  const highest = hours.reduce((top, { typical }) => Math.max(top, typical ?? 0), 0);
  const most = hours.reduce((top, hour) => Math.max(top, hour.most ?? 0), 0);
  const top = roundUp(highest === 0 ? most : Math.min(most, highest * rangeShown));
  const y = (players: number): number => plotHeight(plot, top, players);
  const paths = { bars: "", ranges: "", zeros: "" };
  let ticks = "";
  for (const [hour, { typical, least, most: peak }] of hours.entries()) {
    const middle = tenth(plot.left + (hour + 0.5) * width);
    const left = tenth(middle - bar / 2);
    if (hour % labelled === 0) ticks += chartLabel(tenth(plot.left + hour * width), ticksAt, hourName(hour));
    if (typical === null || least === null || peak === null) continue;
    if (typical > 0) paths.bars += `M${left} ${plot.bottom}V${y(typical)}h${bar}V${plot.bottom}Z`;
    else paths.zeros += `M${left} ${plot.bottom}h${bar}`;
    if (peak > least) paths.ranges += `M${middle} ${y(least)}V${y(peak)}`;
  }
  return [
    plotFrame(plot, top),
    chartPath("chart-bars", paths.bars),
    chartPath("period-range", paths.ranges),
    chartPath("chart-line", paths.zeros),
    `<g class="hours-x">${ticks}</g>`,
  ].join("");
}
