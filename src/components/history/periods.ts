// Which period charts a server's history is long enough for, with their titles and descriptions.
import { monthsOf, weekdaysOf, yearsOf, type PeriodView } from "../../model/history/days.ts";
import { peakWords } from "../../model/history/words.ts";
import type { HistoryVisit } from "../../model/server-view.ts";
import type { Slot } from "./period-chart.ts";

export interface Periods {
  title: string;
  /** Caption of the table, and the header of its first column. */
  caption: string;
  heading: string;
  /** Rows of the table. */
  rows: readonly PeriodView[];
  /** Slots of the picture, possibly more than the table has rows; none if a picture would say nothing. */
  slots: readonly Slot[];
  /** The picture in words. */
  words: string;
}

/** Up to this many months, labels with the year do not overlap. */
const monthsNamed = 14;

/** Months, years, days of the week; those without enough data are left out. */
export function periodsOf(history: readonly HistoryVisit[]): Periods[] {
  const months = monthsOf(history);
  const years = yearsOf(history);
  const weekdays = weekdaysOf(history);
  const slots = (rows: readonly PeriodView[], tick: (label: string) => string): Slot[] =>
    rows.map((row) => ({ tick: tick(row.label), span: row }));
  return [
    {
      title: "Month by month",
      caption: "Month by month",
      heading: "Month",
      rows: months.length > 1 ? months : [],
      slots: months.length > 2 ? slots(months, months.length > monthsNamed ? yearOfJanuary : initial) : [],
      words: peakWords(months, "in"),
    },
    {
      title: "Year by year",
      caption: "Year by year",
      heading: "Year",
      rows: years.length > 1 ? years : [],
      slots: years.length > 1 ? slots(years, (label) => label) : [],
      words: peakWords(years, "in"),
    },
    {
      title: "By day of the week",
      caption: "By day of the week",
      heading: "Day of the week (UTC)",
      rows: weekdays,
      slots: slots(weekdays, (label) => label.slice(0, 3)),
      words: peakWords(weekdays, "on"),
    },
  ];
}

function initial(label: string): string {
  return label.slice(0, 1);
}

function yearOfJanuary(label: string): string {
  return label.startsWith("January") ? label.slice(-4) : "";
}
