import type { CountSource } from "@mudlark/scanner/record";
import type { Coverage } from "../../model/players/pattern.ts";
import { recentDays } from "../../model/players/recent.ts";
import { sourceAt, type CountSeries } from "../../model/players/series.ts";
import { wordList } from "../../model/text.ts";
import { count, figure } from "../text/count.ts";
import { hourName } from "./words.ts";

/** Why there is no chart by hour: a sentence for readers. */
export function coverageWords({ counts, days, hours }: Coverage): string {
  if (counts === 0) return `Not counted in the last ${recentDays} days.`;
  const so =
    days === 1 ? `${count(counts, "count")} so far` : `${count(counts, "count")} on ${count(days, "day")} so far`;
  const at = wordList(hours.map(hourName));
  return hours.length <= 3
    ? `${so}${counts === 1 ? "," : ", all"} around ${at} UTC: how many play at other hours is not known.`
    : `${so}: too few to show how the day goes.`;
}

const sourceNames: Record<CountSource, string> = {
  mssp: "by MSSP",
  who: "by the command WHO at the login screen",
  screen: "from the login screen",
};

/** How the counts were made: "Counted by MSSP." */
export function sourcesWords(counts: CountSeries): string {
  const times = new Map<CountSource, number>();
  for (let index = 0; index < counts.at.length; index++) {
    const source = sourceAt(counts, index);
    times.set(source, (times.get(source) ?? 0) + 1);
  }
  if (times.size === 0) return "";
  const several = times.size > 1;
  const sources = [...times].map(([source, made]) => `${sourceNames[source]}${several ? ` (${figure(made)})` : ""}`);
  return `Counted ${wordList(sources)}.`;
}
