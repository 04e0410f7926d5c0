// Players by hour of the day as a small picture of SVG text, made by the build and again in the browser. Only numbers and
// our own labels go in.
import type { HourCounts } from "../../model/players/hours.ts";
import { axisFigure, chartLabel, roundUp } from "../history/scale.ts";
import { hourName } from "./words.ts";

/** Size of the picture, and the place of the plot in it. */
export const viewBox = "0 0 340 136";
const plot = { left: 34, right: 338, top: 8, bottom: 112 } as const;
const ticksAt = 130;
/** Hours between two labels. */
const labelled = 6;
/** Maximum height of the picture, as a multiple of its highest bar. */
const rangeShown = 3;

const round = (value: number): number => Math.round(value * 10) / 10;

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
  const bar = round(width * widthOfBars(hours) * 0.76);
  const highest = hours.reduce((top, { typical }) => Math.max(top, typical ?? 0), 0);
  const most = hours.reduce((top, hour) => Math.max(top, hour.most ?? 0), 0);
  // One odd evening must not flatten the bars: its line ends at the upper edge of the picture.
  const top = roundUp(highest === 0 ? most : Math.min(most, highest * rangeShown));
  const y = (value: number): number => Math.max(0, round(plot.bottom - (value / top) * (plot.bottom - plot.top)));
  const paths = { bars: "", ranges: "", zeros: "" };
  let ticks = "";
  for (const [hour, { typical, least, most: peak }] of hours.entries()) {
    const middle = round(plot.left + (hour + 0.5) * width);
    const left = round(middle - bar / 2);
    if (hour % labelled === 0) ticks += chartLabel(round(plot.left + hour * width), ticksAt, hourName(hour));
    if (typical === null || least === null || peak === null) continue;
    if (typical > 0) paths.bars += `M${left} ${plot.bottom}V${y(typical)}h${bar}V${plot.bottom}Z`;
    else paths.zeros += `M${left} ${plot.bottom}h${bar}`;
    if (peak > least) paths.ranges += `M${middle} ${y(least)}V${y(peak)}`;
  }
  const path = (name: string, d: string): string => (d === "" ? "" : `<path class="${name}" d="${d}"/>`);
  const grid = `M${plot.left} ${plot.top}H${plot.right}M${plot.left} ${plot.bottom}H${plot.right}`;
  return [
    path("chart-grid", grid),
    `<g class="period-y">${chartLabel(28, plot.top + 4, axisFigure(top))}${chartLabel(28, plot.bottom, "0")}</g>`,
    path("chart-bars", paths.bars),
    path("period-range", paths.ranges),
    path("chart-line", paths.zeros),
    `<g class="hours-x">${ticks}</g>`,
  ].join("");
}
