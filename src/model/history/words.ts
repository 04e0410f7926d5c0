import { dateWords } from "../dates.ts";
import type { PeriodView, PlayersView, SpanView } from "./days.ts";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** "350 of 365 (96%)", or "350 of 365 visits (96%)"; "no visit" if there was none. */
export function reachedWords({ visits, reached }: Pick<SpanView, "visits" | "reached">, noun = ""): string {
  if (visits === 0) return "no visit";
  const percent = (reached / visits) * 100;
  // Neither one failure among thousands nor one success may be rounded away.
  const shown =
    percent > 99 && percent < 100 ? "over 99" : percent > 0 && percent < 1 ? "under 1" : whole.format(percent);
  return `${whole.format(reached)} of ${whole.format(visits)}${noun} (${shown}%)`;
}

/** "0 to 42, 12.5 on average"; "7"; "not countable"; "not measured". */
export function playersWords(players: PlayersView): string {
  if (players.least === null || players.most === null || players.mean === null)
    return players.uncountable > 0 ? "not countable" : "not measured";
  if (players.counted === 1 || players.least === players.most) return whole.format(players.least);
  return `${whole.format(players.least)} to ${whole.format(players.most)}, ${tenth.format(players.mean)} on average`;
}

/** Describes a chart in a sentence or two, for those who do not see it. */
export function historyWords(span: SpanView, from: string, to: string, empty: number): string {
  const time =
    from.slice(0, 10) === to.slice(0, 10) ? `On ${dateWords(from)}` : `From ${dateWords(from)} to ${dateWords(to)}`;
  if (span.visits === 0) return `${time}: not visited.`;
  const gaps =
    empty > 0 ? ` On ${whole.format(empty)} ${empty === 1 ? "day there was" : "days there was"} no visit.` : "";
  const { players } = span;
  const counts =
    players.counted > 0
      ? ` Players: ${playersWords(players)}, in ${whole.format(players.counted)} ${players.counted === 1 ? "count" : "counts"}.`
      : players.uncountable > 0
        ? " It reports players, but not as a number."
        : " Players were not measured.";
  const reached =
    span.visits === 1
      ? `the only visit ${span.reached === 1 ? "reached" : "did not reach"} it`
      : `${reachedWords(span, " visits")} reached it`;
  return `${time}: ${reached}.${gaps}${counts}`;
}

/**
 * Describes a chart of periods in a sentence or two: the most and the fewest players, and when it was reached least.
 * @param preposition before a period: "in" June, "on" Saturday
 */
export function peakWords(periods: readonly PeriodView[], preposition: "in" | "on"): string {
  const at = ({ label }: PeriodView): string => `${preposition} ${label}`;
  const counts = periods.flatMap((period) =>
    period.players.mean === null ? [] : [{ period, mean: period.players.mean }],
  );
  const said: string[] = [];
  const [first, ...others] = counts;
  if (first === undefined) {
    said.push(
      periods.some(({ players }) => players.uncountable > 0)
        ? "It reports players, but not as a number."
        : "Players were not measured.",
    );
  } else {
    const most = others.reduce((top, each) => (each.mean > top.mean ? each : top), first);
    const fewest = others.reduce((low, each) => (each.mean < low.mean ? each : low), first);
    const [high, low] = [tenth.format(most.mean), tenth.format(fewest.mean)];
    if (counts.length === 1) said.push(`Players counted only ${at(first.period)}: ${high} on average.`);
    else if (high === low) said.push(`Players: ${high} on average throughout.`);
    else said.push(`Most players ${at(most.period)} (${high} on average), fewest ${at(fewest.period)} (${low}).`);
  }
  const visited = periods.filter(({ visits }) => visits > 0);
  const share = ({ visits, reached }: SpanView): number => reached / visits;
  const worst = visited.reduce<PeriodView | undefined>(
    (low, each) => (low === undefined || share(each) < share(low) ? each : low),
    undefined,
  );
  if (worst !== undefined)
    said.push(
      worst.reached === worst.visits
        ? "Every visit reached it."
        : visited.every(({ reached }) => reached === 0)
          ? "No visit reached it."
          : `Reached least often ${at(worst)}: ${reachedWords(worst)}.`,
    );
  return said.join(" ");
}
