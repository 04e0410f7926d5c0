// What the charts of players share: their height, and how their parts are written.
import { dateWords } from "../../model/dates.ts";
import type { DayView } from "../../model/history/days.ts";

/** The smallest round number that is at least a value: 1, 2, 3, 4, 5, 6, 8, 10, 20, 30 … */
export function roundUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = [1, 2, 3, 4, 5, 6, 8].find((each) => each * power >= value) ?? 10;
  return digit * power;
}

const compact = new Intl.NumberFormat("en", { notation: "compact" });

/** A short number for the labels of an axis: 800, 8K, 20K. */
export function axisFigure(value: number): string {
  return value < 1000 ? String(value) : compact.format(value);
}

/**
 * A label of an axis, as SVG text with a space after it: text browsers show the labels one after the other, where nothing
 * else keeps them apart.
 * @param text ours or a number; not escaped
 */
export function chartLabel(x: number, y: number, text: string): string {
  return `<text x="${x}" y="${y}">${text}</text> `;
}

/** A path of a chart; "" if there is nothing to draw. */
export function chartPath(name: string, d: string): string {
  return d === "" ? "" : `<path class="${name}" d="${d}"/>`;
}

/** Rounds a position in a chart to a tenth. */
export function tenth(position: number): number {
  return Math.round(position * 10) / 10;
}

/** The edges of a plot within a small picture. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Maximum height of a small picture, as a multiple of its highest bar: the lines of odd counts end at its upper edge. */
export const rangeShown = 3;

/** Where a number of players is in a plot. @param highest players at its upper edge; more are cut off there */
export function plotHeight({ top, bottom }: Plot, highest: number, players: number): number {
  return Math.max(0, tenth(bottom - (players / highest) * (bottom - top)));
}

/** The lines at a plot's edges, and their labels. @param highest players at its upper edge */
export function plotFrame({ left, right, top, bottom }: Plot, highest: number): string {
  const grid = chartPath("chart-grid", `M${left} ${top}H${right}M${left} ${bottom}H${right}`);
  return `${grid}<g class="period-y">${chartLabel(28, top + 4, axisFigure(highest))}${chartLabel(28, bottom, "0")}</g>`;
}

/**
 * Number of counted days from which a few may be cut off, the share of them that may, and by how much they must exceed
 * the rest.
 */
const cut = { from: 10, share: 0.05, times: 5 } as const;

/**
 * The height of a chart of days, and the days that exceed it. One day of nonsense, ten thousand players where there are
 * usually twelve, would flatten all others for a year, so such days are cut off and mentioned.
 */
export function scaleOf(days: readonly DayView[]): { top: number; beyond: DayView[] } {
  const means = days.flatMap(({ players }) => players.mean ?? []).sort((a, b) => a - b);
  const most = means.at(-1) ?? 0;
  const usual = means[Math.ceil(means.length * (1 - cut.share)) - 1] ?? 0;
  if (means.length < cut.from || usual === 0 || most <= usual * cut.times) return { top: roundUp(most), beyond: [] };
  const top = roundUp(usual * 1.5);
  return { top, beyond: days.filter(({ players }) => (players.mean ?? 0) > top) };
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** A sentence about what was cut off, with a leading space; "" if nothing was. */
export function beyondWords(beyond: readonly DayView[]): string {
  const [first] = beyond;
  if (first === undefined) return "";
  const most = whole.format(beyond.reduce((top, { players }) => Math.max(top, players.mean ?? 0), 0));
  return beyond.length === 1
    ? ` Higher than the picture: ${most} on ${dateWords(first.date)}.`
    : ` Higher than the picture: ${beyond.length} days, up to ${most}.`;
}
