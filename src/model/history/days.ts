import { reached, saysNothing } from "@mudlark/scanner/record";
import { isoFromSeconds, monthOf, monthWords } from "../dates.ts";
import type { HistoryVisit } from "../server-view.ts";

const day = 86_400;

/** Player counts over some visits. Counted, not countable and not measured are kept apart. */
export interface PlayersView {
  /** Number of visits that counted players; 0 players is a count. */
  counted: number;
  /** Number of visits on which players were mentioned, but not as a number. */
  uncountable: number;
  /** The lowest count; null if there are none. */
  least: number | null;
  most: number | null;
  mean: number | null;
}

/** The results of the visits in a span of time. */
export interface SpanView {
  visits: number;
  reached: number;
  players: PlayersView;
}

/** One UTC day. A day without a visit has `visits` 0: nothing was measured, which is not a failure. */
export interface DayView extends SpanView {
  /** 2026-06-30 */
  date: string;
}

/** All days between two times, in order. Visits must be in order of time. */
export function daysOf(history: readonly HistoryVisit[], from: number, to: number): DayView[] {
  const days: DayView[] = [];
  const midnight = Math.floor(from / day) * day;
  let index = history.findIndex((visit) => visit.at >= midnight);
  for (let start = midnight; start <= to; start += day) {
    const visits: HistoryVisit[] = [];
    for (let visit = history[index]; visit !== undefined && visit.at < start + day; visit = history[++index])
      visits.push(visit);
    days.push({ date: isoFromSeconds(start).slice(0, 10), ...spanOf(visits) });
  }
  return days;
}

/** The combined results of some visits. Inconclusive visits are left out. */
export function spanOf(visits: readonly HistoryVisit[]): SpanView {
  let count = 0;
  let good = 0;
  let counted = 0;
  let uncountable = 0;
  let sum = 0;
  let least = Infinity;
  let most = -Infinity;
  for (const visit of visits) {
    if (saysNothing(visit.outcome)) continue;
    count++;
    if (reached({ code: visit.outcome })) good++;
    if (visit.players === null) uncountable++;
    else if (visit.players !== undefined) {
      counted++;
      sum += visit.players;
      least = Math.min(least, visit.players);
      most = Math.max(most, visit.players);
    }
  }
  const players: PlayersView =
    counted === 0
      ? { counted, uncountable, least: null, most: null, mean: null }
      : { counted, uncountable, least, most, mean: sum / counted };
  return { visits: count, reached: good, players };
}

export interface PeriodView extends SpanView {
  /** "June 2026", "2026", "Monday" */
  label: string;
}

/** Groups visits by a key of their time, in the order in which the keys first occur. */
function grouped<Key>(history: readonly HistoryVisit[], key: (at: number) => Key): Map<Key, SpanView> {
  const groups = new Map<Key, HistoryVisit[]>();
  // Most visits have the same key as the previous one.
  let last: Key | undefined;
  let group: HistoryVisit[] | undefined;
  for (const visit of history) {
    const found = key(visit.at);
    if (group === undefined || found !== last) {
      group = groups.get(found) ?? [];
      groups.set(found, group);
      last = found;
    }
    group.push(visit);
  }
  return new Map([...groups].map(([name, visits]) => [name, spanOf(visits)]));
}

/** Calendar months from the first visit to the last, including those without a visit. */
export function monthsOf(history: readonly HistoryVisit[]): PeriodView[] {
  const first = history[0];
  const last = history.at(-1);
  if (first === undefined || last === undefined) return [];
  const groups = grouped(history, monthOf);
  const months: PeriodView[] = [];
  const date = new Date(first.at * 1000);
  date.setUTCDate(1);
  date.setUTCHours(0, 0, 0, 0);
  for (; date.getTime() <= last.at * 1000; date.setUTCMonth(date.getUTCMonth() + 1)) {
    months.push({ label: monthWords(date), ...(groups.get(date.toISOString().slice(0, 7)) ?? spanOf([])) });
  }
  return months;
}

/** Calendar years with visits. */
export function yearsOf(history: readonly HistoryVisit[]): PeriodView[] {
  return [...grouped(history, (at) => monthOf(at).slice(0, 4))].map(([label, span]) => ({ label, ...span }));
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** By day of the week (UTC); empty until there are eight weeks of visits, with some on each day. */
export function weekdaysOf(history: readonly HistoryVisit[]): PeriodView[] {
  const first = history[0];
  const last = history.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < 56 * day) return [];
  // 1 January 1970 was a Thursday.
  const groups = grouped(history, (at) => (Math.floor(at / day) + 3) % 7);
  return groups.size < 7 ? [] : weekdays.map((label, index) => ({ label, ...(groups.get(index) ?? spanOf([])) }));
}
