// Charts of the statistics, drawn by Observable Plot at build time. The pictures carry no script, no style element and
// no style attribute (the Content-Security-Policy would refuse them): colours are tokens, named in attributes.
import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import type { StatisticsTable } from "../../model/statistics-tables.ts";

const { document } = new JSDOM("").window;

/** How many rows are drawn; the table has them all. */
export const rowsDrawn = 20;

const stateColours = ["var(--measured)", "var(--claimed)", "var(--contradicted)", "var(--line-strong)", "var(--sunk)"];
export const lineColours = [
  "var(--river)",
  "var(--brass)",
  "var(--measured)",
  "var(--contradicted)",
  "var(--ink-soft)",
  "var(--line-strong)",
];
/** Lines differ by their dashes too, so that colour is not alone. */
const dashes = ["none", "6 3", "2 2", "8 3 2 3", "12 4", "1 4"];

/** A table's picture as SVG. It is hidden from ears: the table stands beside it. */
export function drawTable(table: StatisticsTable): string {
  const svg = Plot.plot({ document, ...optionsOf(table) });
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    element.removeAttribute("style");
    element.removeAttribute("aria-label");
  }
  svg.setAttribute("class", "plot");
  svg.setAttribute("font-size", "13");
  svg.setAttribute("aria-hidden", "true");
  return svg.outerHTML;
}

function optionsOf(table: StatisticsTable): Plot.PlotOptions {
  const common = { width: 680 };
  switch (table.chart) {
    case "bars":
      return { ...common, ...bars(table) };
    case "columns":
      return { ...common, ...columns(table) };
    case "states":
      return { ...common, ...states(table) };
    case "lines":
      return { ...common, ...lines(table) };
  }
}

const short = (text: unknown): string => {
  const name = String(text);
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
};

function bars(table: StatisticsTable): Plot.PlotOptions {
  const rows = table.rows.slice(0, rowsDrawn).map(([name, value]) => ({ name: String(name), value: Number(value) }));
  return {
    height: rows.length * 22 + 40,
    marginLeft: 190,
    marginRight: 50,
    x: { axis: null },
    y: { label: null, tickSize: 0, domain: rows.map((row) => row.name), tickFormat: short },
    marks: [
      Plot.barX(rows, { x: "value", y: "name", fill: "var(--river)" }),
      Plot.text(rows, {
        x: "value",
        y: "name",
        text: (row: { value: number }) => String(row.value),
        dx: 4,
        textAnchor: "start",
        fill: "currentColor",
      }),
    ],
  };
}

function columns(table: StatisticsTable): Plot.PlotOptions {
  const rows = table.rows.map(([name, value]) => ({ name: Number(name), value: Number(value) }));
  return {
    height: 240,
    x: {
      label: null,
      tickFormat: (year: number) => String(year),
      interval: 1,
      ticks: rows.filter((row) => row.name % 5 === 0).map((row) => row.name),
    },
    y: { label: null, grid: true, ticks: 4 },
    marks: [
      Plot.barY(rows, { x: "name", y: "value", fill: "var(--river)" }),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
    ],
  };
}

function states(table: StatisticsTable): Plot.PlotOptions {
  const names = table.header.slice(1);
  const rows = table.rows.flatMap(([protocol, ...counts]) =>
    counts.map((value, index) => ({ protocol: String(protocol), state: names[index] ?? "", value: Number(value) })),
  );
  return {
    height: table.rows.length * 22 + 40,
    marginLeft: 120,
    x: { label: null, ticks: 5 },
    y: { label: null, tickSize: 0, domain: table.rows.map((row) => String(row[0])) },
    color: { domain: names, range: stateColours },
    marks: [
      Plot.barX(rows, {
        x: "value",
        y: "protocol",
        fill: "state",
        insetTop: 2,
        insetBottom: 2,
        stroke: "var(--line-strong)",
        strokeWidth: 0.5,
      }),
    ],
  };
}

/** A gap of more than this between two points of a line is a gap: nothing was measured. */
const widestStep = { day: 1.5 * 86_400_000, month: 45 * 86_400_000 };

function lines(table: StatisticsTable): Plot.PlotOptions {
  const columnsDrawn = table.lines ?? [1];
  const monthly = String(table.rows[0]?.[0] ?? "").length === 7;
  const step = monthly ? widestStep.month : widestStep.day;
  const series = columnsDrawn.map((column) => {
    const points: { date: Date; value: number }[] = [];
    let before: number | undefined;
    for (const row of table.rows) {
      const date = new Date(`${String(row[0])}${monthly ? "-15" : ""}T00:00:00Z`);
      if (before !== undefined && date.getTime() - before > step)
        points.push({ date: new Date(before + step), value: NaN });
      points.push({ date, value: row.at(-1) === "no" ? NaN : Number(row[column]) });
      before = date.getTime();
    }
    return points;
  });
  return {
    height: 270,
    marginRight: 20,
    // Ticks of time have two lines: the day, and the month below it.
    marginBottom: 40,
    x: { type: "utc", label: null },
    y: { label: null, grid: true, zero: true, ticks: 5 },
    marks: [
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      ...series.map((points, index) =>
        Plot.line(points, {
          x: "date",
          y: "value",
          stroke: lineColours[index % lineColours.length] ?? "currentColor",
          strokeWidth: 1.8,
          ...(index === 0 ? {} : { strokeDasharray: dashes[index % dashes.length] ?? "none" }),
          ...(table.rows.length < 3 ? { marker: "dot" as const } : {}),
        }),
      ),
    ],
  };
}
