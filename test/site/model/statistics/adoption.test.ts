import type { Difference, ScanRecord } from "@mudlark/scanner/record";
import { describe, expect, it } from "vitest";
import type { CapabilityView, HistoryVisit, ServerView } from "../../../../src/model/server-view.ts";
import { adoptionByMonth } from "../../../../src/model/statistics/adoption.ts";
import { visitAt } from "../game-data.ts";
import { optionsByMonth, siteNights, type NightView } from "../../../../src/model/statistics/counts.ts";
import {
  adoptionTable,
  nightTable,
  optionsTable,
  playersTable,
  protocolOverTime,
} from "../../../../src/model/statistics/time-tables.ts";

const visit = (date: string, more: Partial<HistoryVisit> = {}): HistoryVisit =>
  visitAt(Date.parse(`${date}T03:00:00Z`) / 1000, more);

type Part = NonNullable<ScanRecord["mudlark"]>;

/** A server that shows GMCP today. */
function server(
  history: HistoryVisit[],
  part: Partial<Part> = {},
): Pick<ServerView, "record" | "capabilities" | "history"> {
  return {
    record: { sessions: [], mudlark: { origin: "scan", ...part } } as unknown as ScanRecord,
    capabilities: [
      { name: "GMCP", state: "measured" } as CapabilityView,
      { name: "MXP", state: "claimed" } as CapabilityView,
    ],
    history,
  };
}

const gained: Difference = { what: "capabilities", name: "GMCP", to: "seen" };
const lost: Difference = { what: "capabilities", name: "MXP", from: "seen" };
const months = ["2026-01-10", "2026-02-10", "2026-03-10"];
const over = (name: "GMCP" | "MXP" | "TLS", servers: Parameters<typeof adoptionByMonth>[0]) =>
  adoptionByMonth(servers).map(({ month, protocols }) => {
    const { known, shown } = protocols.get(name) ?? {};
    return `${month} ${String(shown)} of ${String(known)}`;
  });

describe("protocols over time", () => {
  it("are as in the record, as long as no reading says that they changed", () => {
    const still = server(months.map((date) => visit(date)));
    expect(over("GMCP", [still])).toEqual(["2026-01 1 of 1", "2026-02 1 of 1", "2026-03 1 of 1"]);
    expect(over("MXP", [still])).toEqual(["2026-01 0 of 1", "2026-02 0 of 1", "2026-03 0 of 1"]);
  });

  it("undo what appeared and what disappeared", () => {
    const changed = server([
      visit("2026-01-10"),
      visit("2026-02-10", { changed: ["capabilities", "options"], differences: [gained, lost] }),
      visit("2026-03-10"),
    ]);
    expect(over("GMCP", [changed])).toEqual(["2026-01 0 of 1", "2026-02 1 of 1", "2026-03 1 of 1"]);
    expect(over("MXP", [changed])).toEqual(["2026-01 1 of 1", "2026-02 0 of 1", "2026-03 0 of 1"]);
  });

  it("leave out what is unknown: before a reading that says that something changed, but not what", () => {
    const imported = server([
      visit("2026-01-10"),
      visit("2026-02-10", { changed: ["capabilities", "certificate", "other"] }),
      visit("2026-03-10"),
    ]);
    expect(over("GMCP", [imported])).toEqual(["2026-01 0 of 0", "2026-02 1 of 1", "2026-03 1 of 1"]);
    expect(over("TLS", [imported])).toEqual(["2026-01 0 of 0", "2026-02 0 of 1", "2026-03 0 of 1"]);
    expect(protocolOverTime("GMCP", adoptionByMonth([imported])).rows.map(([month]) => month)).toEqual([
      "2026-02",
      "2026-03",
    ]);
    const [january] = adoptionTable(adoptionByMonth([imported])).rows;
    expect(january?.slice(0, 3)).toEqual(["2026-01", 1, null]);
  });

  it("do not trust a list of differences that may have been cut", () => {
    const full = Array.from({ length: 20 }, (_, index): Difference => ({
      what: "options",
      name: `O${index}`,
      to: "offered",
    }));
    const cut = server([
      visit("2026-01-10"),
      visit("2026-02-10", { changed: ["options", "capabilities"], differences: full }),
    ]);
    expect(over("GMCP", [cut])).toEqual(["2026-01 0 of 0", "2026-02 1 of 1"]);
  });

  it("infer TLS from certificates that appeared and disappeared", () => {
    const tls: Part["tls"] = [{ port: 4443, ok: true, problems: [] }];
    const came = server(
      [
        visit("2026-01-10"),
        visit("2026-02-10", {
          changed: ["certificate"],
          differences: [{ what: "certificate", name: "4443", from: "no TLS", to: "valid until 2026-06-01" }],
        }),
      ],
      { tls },
    );
    expect(over("TLS", [came])).toEqual(["2026-01 0 of 1", "2026-02 1 of 1"]);
  });

  it("count months in which a server was reached, with its own scans, since its first visit", () => {
    const dark = server([
      visit("2025-12-10"),
      visit("2026-01-10", { changed: ["new"] }),
      visit("2026-02-10", { outcome: "refused" }),
    ]);
    expect(over("GMCP", [dark])).toEqual(["2026-01 1 of 1"]);
    expect(
      over("GMCP", [
        server(
          months.map((date) => visit(date)),
          { origin: "imported" },
        ),
      ]),
    ).toEqual([]);
    expect(over("GMCP", [{ ...dark, record: null }])).toEqual([]);
  });
});

describe("tables over time", () => {
  const night = (date: string, more: Partial<NightView> = {}): NightView => ({
    ...{ date, visited: 9, reached: 8, players: 7, counted: 6, changed: 5, complete: true },
    ...more,
  });

  it("say of each night what was visited, and of each counted one its players", () => {
    const nights = [night("2026-06-01"), night("2026-06-02", { players: null, counted: 0, complete: false })];
    expect(nightTable(nights)).toMatchObject({
      rows: [
        ["2026-06-01", 9, 8, 5, "yes"],
        ["2026-06-02", 9, 8, 5, "no"],
      ],
      lines: [1, 2],
    });
    expect(playersTable(nights)).toMatchObject({ rows: [["2026-06-01", 7, 6, "yes"]], lines: [1] });
  });

  it("have shares with one decimal, and the six most common as lines", () => {
    const protocols = new Map(
      (["GMCP", "MSDP", "MXP", "ZMP", "EOR", "NAWS", "TLS", "MSP"] as const).map((name, index) => [
        name,
        { known: 3, shown: index < 2 ? 1 : index === 7 ? 0 : 2 },
      ]),
    );
    const table = adoptionTable([{ month: "2026-06", servers: 3, protocols }]);
    const shown = (name: string) => table.rows[0]?.[table.header.indexOf(name)];
    expect([shown("GMCP"), shown("MXP"), shown("MSP"), shown("CHARSET")]).toEqual([33.3, 66.7, 0, null]);
    expect(table.lines?.map((column) => table.header[column])).toEqual(["MXP", "ZMP", "EOR", "NAWS", "TLS", "GMCP"]);
    expect(protocolOverTime("GMCP", [{ month: "2026-06", servers: 3, protocols }])).toMatchObject({
      rows: [["2026-06", 3, 1, 33.3]],
      lines: [3],
    });
  });

  it("count the eight most common options of each month by its last fingerprints, six of them as lines", () => {
    const options = "ABCDEFGHI".split("");
    const fingerprint = (hash: string, requested: string[], offered: string[]) =>
      [hash, { hash, data: { "requested-options": requested, "offered-options": offered } }] as const;
    const byFingerprint = new Map([
      fingerprint("few", ["A"], ["B", "A"]),
      fingerprint("all", options, []),
      fingerprint("old", ["I"], []),
    ]) as unknown as Parameters<typeof optionsByMonth>[0]["byFingerprint"];
    const of = (...visits: [string, string][]) =>
      ({ history: visits.map(([date, hash]) => visit(date, { fingerprint: hash })) }) as unknown as ServerView;
    const found = optionsByMonth({
      servers: [
        of(["2026-05-01", "old"], ["2026-05-02", "few"]),
        of(["2026-05-01", "all"], ["2026-06-01", "gone"]),
        of(["2026-04-01", "few"]),
      ],
      byFingerprint,
    });
    expect(found.options).toEqual(["A", "B", "C", "D", "E", "F", "G", "H"]);
    expect(found.months).toEqual([
      { month: "2026-04", servers: 1, percents: [100, 100, 0, 0, 0, 0, 0, 0] },
      { month: "2026-05", servers: 2, percents: [100, 100, 50, 50, 50, 50, 50, 50] },
    ]);
    expect(optionsTable(found)).toMatchObject({
      header: ["Month", "Servers", ...found.options],
      lines: [2, 3, 4, 5, 6, 7],
    });
  });

  it("count each server once a night, and what changed but was not new", () => {
    const nights = (...visits: HistoryVisit[]) =>
      siteNights([{ history: visits }]).map(({ visited, reached, changed, players }) => [
        ...[visited, reached, changed, players],
      ]);
    expect(nights(visit("2026-06-01", { changed: ["new"], players: 3 }))).toEqual([[1, 1, 0, 3]]);
    expect(nights(visit("2026-06-01", { changed: ["new", "banner"], players: 0 }))).toEqual([[1, 1, 1, 0]]);
    expect(nights(visit("2026-06-01", { changed: ["mssp"] }), visit("2026-06-02"))).toEqual([
      [1, 1, 1, null],
      [1, 1, 0, null],
    ]);
    expect(nights(visit("2026-06-01", { outcome: "refused" }))).toEqual([[1, 0, 0, null]]);
    expect(nights(visit("2026-06-01", { outcome: "opted-out" }))).toEqual([]);
  });
});
