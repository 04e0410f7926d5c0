import { beforeAll, describe, expect, it } from "vitest";
import { drawTable } from "../../../../src/components/statistics/draw.ts";
import type { SiteModel } from "../../../../src/model/site-model.ts";
import type { DrawnTable } from "../../../../src/model/statistics/table.ts";
import { statisticsTables } from "../../../../src/model/statistics/tables.ts";
import { inventedModel } from "../../invented/model.ts";
import { xmlError } from "../../invented/xml.ts";

let model: SiteModel;
beforeAll(async () => {
  model = await inventedModel(120, 60, 8);
});

const drawnTables = (of: SiteModel): DrawnTable[] => statisticsTables(of).filter((table) => table.chart !== "hours");

describe("tables of the statistics", () => {
  it("have as many cells as headers, and a page for each row if rows have pages", () => {
    for (const table of statisticsTables(model)) {
      for (const row of table.rows) expect(row, table.slug).toHaveLength(table.header.length);
      if (table.chart !== "hours" && table.pages !== undefined) expect(table.pages).toHaveLength(table.rows.length);
    }
  });

  it("count every game once in status and TLS, every measured one once in protocols", () => {
    const tables = new Map(statisticsTables(model).map((table) => [table.slug, table]));
    const sum = (cells: readonly unknown[]): number => cells.reduce<number>((total, cell) => total + Number(cell), 0);
    for (const slug of ["status", "tls"]) expect(sum((tables.get(slug)?.rows ?? []).map((row) => row[1]))).toBe(120);
    const measured = model.servers.filter(({ record }) => record !== null).length;
    expect(measured).toBeLessThan(120);
    for (const row of tables.get("protocols")?.rows ?? []) expect(sum(row.slice(1))).toBe(measured);
    expect(tables.get("protocols")?.about).toMatch(
      new RegExp(
        `^Shares of the ${measured} servers measured so far; ${120 - measured} that no visit has measured are left out\\.`,
      ),
    );
  });

  it("leave out games that were never measured, which would hide what is known about the others", () => {
    const [first] = model.servers.filter(({ record }) => record !== null);
    const servers = model.servers.map((server) => (server === first ? server : { ...server, record: null }));
    const byId = new Map(servers.map((server) => [server.id, server]));
    const few = drawnTables({ ...model, servers, byId }).find(({ slug }) => slug === "protocols");
    expect(few?.about).toMatch(
      /^Shares of the one server measured so far; 119 that no visit has measured are left out\./,
    );
    for (const [, ...counts] of few?.rows ?? []) expect(counts.toSorted()).toEqual([0, 0, 0, 0, 0, 1]);
    if (few !== undefined) expect(drawTable(few, "wide")).toContain(">100%</text>");
  });

  it("are drawn as SVG that a strict Content-Security-Policy allows", () => {
    for (const table of drawnTables(model)) {
      for (const breadth of ["wide", "narrow"] as const) {
        const svg = drawTable(table, breadth);
        expect(xmlError(svg), table.slug).toBeNull();
        expect(svg).not.toMatch(/<style|<script| style=|href=/);
      }
    }
  });

  it.each(["columns", "lines"] as const)("have only whole-number ticks: %s", (chart) => {
    const svg = drawTable(
      {
        slug: "x",
        title: "x",
        about: "",
        header: ["x", "n"],
        rows: [
          ["2025-01-01", 1],
          ["2025-01-02", 2],
        ],
        chart,
      },
      "wide",
    );
    expect(svg).toMatch(/>2<\/text>/);
    expect(svg).not.toMatch(/>\d+\.\d+<\/text>/);
  });

  it("say if only one game was not measured yet", () => {
    const [other] = model.servers.filter(({ record }) => record === null);
    const servers = model.servers.filter((server) => server.record !== null || server === other);
    const byId = new Map(servers.map((server) => [server.id, server]));
    const about = (of: SiteModel) => drawnTables(of).find(({ slug }) => slug === "protocols")?.about;
    expect(about({ ...model, servers, byId })).toContain("; one that no visit has measured is left out.");
    const all = servers.filter((server) => server !== other);
    expect(about({ ...model, servers: all, byId })).toMatch(/^Shares of the \d+ servers measured so far\. /);
  });

  it("are empty without servers, except those that are still true", () => {
    const empty = {
      ...model,
      servers: [],
      protocols: [],
      codebases: [],
      families: [],
      countries: [],
      languages: [],
      genres: [],
      encodings: [],
    };
    for (const table of drawnTables(empty)) expect(() => drawTable(table, "narrow")).not.toThrow();
    expect(statisticsTables(empty).filter(({ rows }) => rows.length === 0)).toEqual([]);
  });
});
