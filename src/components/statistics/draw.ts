// Charts of the statistics, drawn by Observable Plot at build time. The pictures have no script, style element or style
// attribute (the Content-Security-Policy would block them): colours are tokens, referenced in attributes.
import * as Plot from "@observablehq/plot";
import type { TableCell, DrawnTable } from "../../model/statistics/table.ts";
import { figure } from "../text/count.ts";
import { lineStyle, stateColours } from "./palette.ts";
import { SvgDocument, SvgElement } from "./svg-document.ts";

/** Number of rows to draw; the table has all of them. */
export const rowsDrawn = 20;

/** The width of a picture: for a desktop or a phone, so that its text is legible on both without scrolling. */
type Breadth = "wide" | "narrow";
interface Frame {
  width: number;
  /** Room for a row's name, in letters. */
  letters: number;
  /** Size of the letters. */
  text: number;
}
const frames: Record<Breadth, Frame> = {
  wide: { width: 680, letters: 30, text: 13 },
  narrow: { width: 340, letters: 25, text: 12 },
};

/** A table's picture as SVG. It is aria-hidden: the table is next to it. */
export function drawTable(table: DrawnTable, breadth: Breadth): string {
  const frame = frames[breadth];
  // Plot wants the whole of a Document, but uses no more than this of it.
  const document = new SvgDocument() as unknown as Document;
  const svg: unknown = Plot.plot({ document, width: frame.width, ...optionsOf(table, frame) });
  if (!(svg instanceof SvgElement)) throw new TypeError("Plot did not draw in the document that it was given.");
  for (const element of [...svg.everything()]) {
    if (element.tagName === "style") element.remove();
    element.removeAttribute("style");
    element.removeAttribute("aria-label");
  }
  svg.setAttribute("class", `plot plot-${breadth}`);
  svg.setAttribute("font-size", String(frame.text));
  svg.setAttribute("aria-hidden", "true");
  // Text browsers show the labels one after the other, where only a space keeps them apart.
  return svg.outerHTML.replaceAll("</text>", "</text> ");
}

function optionsOf(table: DrawnTable, frame: Frame): Plot.PlotOptions {
  switch (table.chart) {
    case "bars":
      return bars(table, frame);
    case "columns":
      return columns(table);
    case "states":
      return states(table, frame);
    case "lines":
      return lines(table);
  }
}

/** Ticks for an axis of counts: about four, and only whole numbers. */
function wholeTicks(most: number): number | number[] {
  return most < 4 ? Array.from({ length: most + 1 }, (_, tick) => tick) : 4;
}

/** Shortens names that would not fit into the picture; the table has them in full. */
function shortened(letters: number): (name: string) => string {
  return (name) => (name.length > letters ? `${name.slice(0, letters - 1)}…` : name);
}

/** Just enough room for the longest row name. */
function roomForNames(names: readonly string[], { letters, text }: Frame): number {
  // An estimate, since the reader's own font is used: capitals are wide.
  const ems = (name: string) => {
    const capitals = name.slice(0, letters).replaceAll(/[^A-Z_]/g, "").length;
    return 0.57 * Math.min(letters, name.length) + 0.15 * capitals;
  };
  return 12 + text * Math.max(0, ...names.map(ems));
}

function bars(table: DrawnTable, frame: Frame): Plot.PlotOptions {
  const rows = table.rows.slice(0, rowsDrawn).map(([name, value]) => ({ name: String(name), value: Number(value) }));
  const names = rows.map(({ name }) => name);
  return {
    height: rows.length * 22 + 8,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: roomForNames(names, frame),
    marginRight: 45,
    x: { axis: null },
    y: { label: null, tickSize: 0, domain: names, tickFormat: shortened(frame.letters) },
    marks: [
      Plot.barX(rows, { x: "value", y: "name", fill: "var(--river)" }),
      Plot.text(rows, {
        x: "value",
        y: "name",
        text: (row: { value: number }) => figure(row.value),
        dx: 4,
        textAnchor: "start",
        fill: "currentColor",
      }),
    ],
  };
}

function columns(table: DrawnTable): Plot.PlotOptions {
  const rows = table.rows.map(([name, value]) => ({ name: Number(name), value: Number(value) }));
  return {
    height: 240,
    x: {
      label: null,
      tickFormat: (year: number) => String(year),
      interval: 1,
      ticks: rows.filter((row) => row.name % 5 === 0).map((row) => row.name),
    },
    y: { label: null, grid: true, ticks: wholeTicks(Math.max(...rows.map((row) => row.value))), tickFormat: figure },
    marks: [
      Plot.barY(rows, { x: "name", y: "value", fill: "var(--river)" }),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
    ],
  };
}

function states(table: DrawnTable, frame: Frame): Plot.PlotOptions {
  const names = table.header.slice(1);
  const rows = table.rows.flatMap((row) => {
    const [protocol, ...counts] = row;
    const all = sumOf(row);
    return counts.map((value, index) => ({
      protocol: String(protocol),
      state: names[index] ?? "",
      share: all === 0 ? 0 : (100 * Number(value)) / all,
    }));
  });
  return {
    height: table.rows.length * 22 + 34,
    marginTop: 4,
    marginBottom: 30,
    marginLeft: roomForNames(
      table.rows.map((row) => String(row[0])),
      frame,
    ),
    x: { label: null, domain: [0, 100], ticks: 4, tickFormat: (share: number) => `${share}%` },
    y: { label: null, tickSize: 0, domain: table.rows.map((row) => String(row[0])) },
    color: { domain: names, range: [...stateColours] },
    marks: [
      Plot.barX(rows, {
        x: "share",
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

function sumOf([, ...counts]: readonly TableCell[]): number {
  return counts.reduce<number>((sum, value) => sum + Number(value), 0);
}

/** A larger distance than this between two points of a line is a gap: nothing was measured. */
const widestStep = { day: 1.5 * 86_400_000, month: 45 * 86_400_000 };

const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** Over a few nights, Plot would label hours at which nothing was measured. */
function ticksOfDays(points: readonly { date: Date; value: number }[]): Plot.ScaleOptions {
  if (points.length > 30) return {};
  const days = points.flatMap(({ date, value }) => (Number.isNaN(value) ? [] : date));
  const every = Math.ceil(days.length / 5);
  const ticks = days.filter((_, index) => (days.length - 1 - index) % every === 0);
  return { ticks, tickFormat: (date: Date) => shortDay.format(date) };
}

function lines(table: DrawnTable): Plot.PlotOptions {
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
      points.push({ date, value: row.at(-1) === "no" || row[column] === null ? NaN : Number(row[column]) });
      before = date.getTime();
    }
    return points;
  });
  const most = Math.max(1, ...series.flat().flatMap(({ value }) => (Number.isNaN(value) ? [] : value)));
  return {
    height: 270,
    marginLeft: 50,
    marginRight: 26,
    // Time ticks have two lines: the day, and the month below it.
    marginBottom: 40,
    x: { type: "utc", label: null, ...(!monthly && ticksOfDays(series[0] ?? [])) },
    y: {
      label: null,
      grid: true,
      domain: [0, most],
      nice: true,
      ticks: wholeTicks(Math.ceil(most)),
      tickFormat: (value: number) => `${figure(value)}${table.percent === true ? "%" : ""}`,
    },
    marks: [
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      ...series.map((points, index) => {
        const { stroke, dash } = lineStyle(index);
        return Plot.line(points, { x: "date", y: "value", stroke, strokeWidth: 1.8, strokeDasharray: dash });
      }),
    ],
  };
}
