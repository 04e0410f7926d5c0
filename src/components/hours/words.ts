// Sentences and cells about players through the day and the week. Built into the page in UTC, and again by its script in
// the reader's time zone, so nothing here may need more than the model's plain functions.
import { figure } from "../../model/figure.ts";
import { blockHours, extremes, type HourCounts } from "../../model/players/hours.ts";
import type { Pattern } from "../../model/players/pattern.ts";
import type { MonthTrend } from "../../model/players/trend.ts";
import { evening, type UsualRange } from "../../model/players/usual.ts";

/** Whose time the hours are in. */
export type Zone = "UTC" | "your time";

export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
/** Parts of a day in the table of the week. */
export const blocksOfDay = 24 / blockHours;

const tenth = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const two = (value: number): string => String(value).padStart(2, "0");

/** A median or an average: with one decimal if it is small. */
function amount(value: number): string {
  return value >= 10 ? figure(Math.round(value)) : tenth.format(value);
}

/** "20:00": an hour of the day by its place. */
export function hourName(hour: number): string {
  return `${two(hour)}:00`;
}

/** "8 to 30"; "7" if that is all. */
export function rangeWords({ low, high }: UsualRange): string {
  const [from, to] = [Math.round(low), Math.round(high)];
  return from === to ? figure(from) : `${figure(from)} to ${figure(to)}`;
}

/** "12.4 on average in the last 30 days, 10.3 in the 30 before: up 20 %". */
export function trendWords(trend: MonthTrend): string {
  const { recent, before, change } = trend;
  const [now, then] = [amount(recent), amount(before)];
  // One player on one night of sixty is "0" and "0", and not a fall by everything.
  const changed = now === then ? "no change" : change === Infinity ? "up from none" : changeWords(change);
  return `${now} on average in the last 30 days, ${then} in the 30 before: ${changed}`;
}

/** "up 20 %", "down 5 %", "no change". @param change relative: 0.2 */
export function changeWords(change: number): string {
  const percent = Math.round(Math.abs(change) * 100);
  return percent === 0 ? "no change" : `${change > 0 ? "up" : "down"} ${figure(percent)}%`;
}

/** The chart of the day in words. */
export function dayWords({ hours, evening: typical }: Pattern, zone: Zone): string {
  const found = extremes(hours);
  if (found === null) return "";
  const { most, fewest } = found;
  const said =
    most.typical === fewest.typical
      ? [`Typically ${players(most.typical)} at every hour that was counted.`]
      : [
          `Busiest at ${hourName(most.place)} ${zone}, with typically ${players(most.typical)}; quietest at ${hourName(fewest.place)}, with ${amount(fewest.typical)}.`,
        ];
  if (typical !== null)
    said.push(
      `On a typical evening (${hourName(evening.from)} to midnight ${zone}), up to ${figure(Math.round(typical))} at once.`,
    );
  return said.join(" ");
}

/** The table of the week in words. */
export function weekWords({ week }: Pattern, zone: Zone): string {
  const found = extremes(week);
  if (found === null || found.most.typical === found.fewest.typical) return "";
  const { most, fewest } = found;
  return `Busiest on ${blockWords(most.place)} ${zone}, with typically ${players(most.typical)}; quietest on ${blockWords(fewest.place)}, with ${amount(fewest.typical)}.`;
}

/** "Saturday from 18:00 to 21:00": a part of the week by its place. */
function blockWords(place: number): string {
  const from = (place % blocksOfDay) * blockHours;
  return `${weekdays[Math.floor(place / blocksOfDay)] ?? ""} from ${hourName(from)} to ${hourName(from + blockHours)}`;
}

function players(value: number): string {
  return `${amount(value)} ${value === 1 ? "player" : "players"}`;
}

/** The cells of an hour's row: typical, range, number of counts. */
export function hourCells({ counted, typical, least, most }: HourCounts): readonly [string, string, string] {
  if (typical === null || least === null || most === null) return ["not counted", "", "0"];
  return [amount(typical), least === most ? figure(least) : `${figure(least)} to ${figure(most)}`, figure(counted)];
}

/** How many shades the table of the week has above none. */
const shades = 4;

/** Cells of the week's table: the typical number, and how strongly it is shaded, from 0 (the fewest) to 4 (the most). */
export function weekCells(week: readonly HourCounts[]): { text: string; shade: number }[] {
  const known = week.flatMap(({ typical }) => typical ?? []);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return week.map(({ typical }) => ({
    text: typical === null ? "–" : figure(Math.round(typical)),
    shade: typical === null || high === low ? 0 : Math.round(((typical - low) / (high - low)) * shades),
  }));
}
