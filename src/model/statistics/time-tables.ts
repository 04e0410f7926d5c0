import type { CapabilityName } from "@mudlark/scanner/record";
import { adopted, type Adoption, type AdoptionMonth } from "./adoption.ts";
import type { NightView, OptionMonths } from "./counts.ts";
import type { DrawnTable } from "./table.ts";

export function nightTable(nights: readonly NightView[]): DrawnTable {
  return {
    slug: "nights",
    title: "Servers visited and reached",
    about:
      "Night by night. The chart has gaps for nights without a census and for nights that missed more than a tenth of the servers visited nightly.",
    header: ["Night (UTC)", "Visited", "Reached", "Changed", "Complete"],
    rows: nights.map(({ date, visited, reached, changed, complete }) => [
      date,
      visited,
      reached,
      changed,
      yesNo(complete),
    ]),
    chart: "lines",
    lines: [1, 2],
  };
}

export function playersTable(nights: readonly NightView[]): DrawnTable {
  return {
    slug: "players",
    title: "Players online",
    about:
      "Sum of each night's last counts from all servers that report one, mostly from around the time of the census. The home page and the lists show the newest count of each server that answered its latest visit, whatever the hour, so their sum is different.",
    header: ["Night (UTC)", "Players", "Servers counted", "Complete"],
    rows: nights.flatMap(({ date, players, counted: servers, complete }) =>
      players === null ? [] : [[date, players, servers, yesNo(complete)]],
    ),
    chart: "lines",
    lines: [1],
  };
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}

/** How many lines a chart can have before they become indistinguishable. */
const linesDrawn = 6;

/** All protocols over time. */
export function adoptionTable(months: readonly AdoptionMonth[]): DrawnTable {
  const newest = months.at(-1);
  const most = adopted
    .map((name, index) => ({ column: index + 2, share: percentOf(newest?.protocols.get(name)) ?? 0 }))
    .sort((a, b) => b.share - a.share || a.column - b.column)
    .slice(0, linesDrawn);
  return {
    slug: "protocols-over-time",
    title: "Protocols over time",
    about: `Percentage of the servers reached in a month that had the protocol then, from the newest records and the changes in the readings since. The chart shows the ${linesDrawn} most common protocols. It leaves out servers where the answer is unknown, and UTF-8, because the readings do not keep the bytes.`,
    header: ["Month", "Servers", ...adopted],
    rows: months.map(({ month, servers, protocols }) => [
      month,
      servers,
      ...adopted.map((name) => percentOf(protocols.get(name))),
    ]),
    chart: "lines",
    lines: most.map(({ column }) => column),
    percent: true,
  };
}

/** One protocol over time, for its page; empty if nothing is known about any month. */
export function protocolOverTime(name: CapabilityName, months: readonly AdoptionMonth[]): DrawnTable {
  return {
    slug: "over-time",
    title: `${name} over time`,
    about:
      "How many of the servers reached in a month had it then, from their newest records and the changes in the readings since.",
    header: ["Month", "Servers reached", `With ${name}`, "Share"],
    rows: months.flatMap(({ month, protocols }) => {
      const adoption = protocols.get(name);
      const percent = percentOf(adoption);
      return adoption === undefined || percent === null ? [] : [[month, adoption.known, adoption.shown, percent]];
    }),
    chart: "lines",
    lines: [3],
    percent: true,
  };
}

/** One decimal; null if nothing is known. */
function percentOf(adoption: Adoption | undefined): number | null {
  if (adoption === undefined || adoption.known === 0) return null;
  return Math.round((adoption.shown / adoption.known) * 1000) / 10;
}

export function optionsTable({ options, months }: OptionMonths): DrawnTable {
  return {
    slug: "options-over-time",
    title: "Negotiated options over time",
    about:
      "Percentage of the servers reached in a month whose fingerprint requests or offers the option. Servers whose fingerprint from that time is no longer known are left out.",
    header: ["Month", "Servers", ...options],
    rows: months.map((month) => [month.month, month.servers, ...month.percents]),
    chart: "lines",
    lines: options.slice(0, linesDrawn).map((_, index) => index + 2),
    percent: true,
  };
}
