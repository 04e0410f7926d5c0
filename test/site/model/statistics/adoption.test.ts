import type { Difference, ScanRecord } from "@mudlark/scanner/record";
import { describe, expect, it } from "vitest";
import type { CapabilityView, HistoryVisit, ServerView } from "../../../../src/model/server-view.ts";
import { adoptionByMonth } from "../../../../src/model/statistics/adoption.ts";
import { visitAt } from "../game-data.ts";
import { adoptionTable, protocolOverTime } from "../../../../src/model/statistics/time-tables.ts";

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
