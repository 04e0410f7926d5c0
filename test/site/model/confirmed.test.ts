import type { ListingEntry, OutcomeCode, ScanRecord } from "@mudlark/scanner/record";
import { describe, expect, it } from "vitest";
import { factGroups, factRows } from "../../../src/components/server/facts.ts";
import { serverDocument } from "../../../src/formats/api/server-document.ts";
import { isOld } from "../../../src/model/freshness.ts";
import type { HistoryVisit, ServerView } from "../../../src/model/server-view.ts";
import { absolute } from "../invented/model.ts";
import { gameOf, listed, recordOf, siteOf, visited } from "./game-data.ts";

function visit(at: string, outcome: OutcomeCode, players?: number): HistoryVisit {
  return visited(at, outcome, { players });
}

function record(mssp: Record<string, string>): ScanRecord {
  return recordOf({ connected: "2025-09-26T03:00:00Z", mssp, requested: ["NAWS"] });
}

const inHolland = (): string => "NL";

function viewOf(more: Partial<ListingEntry>, mssp: Record<string, string>, history: HistoryVisit[]): ServerView {
  return gameOf([{ entry: listed(more), record: record(mssp), history }], {}, inHolland);
}

const nights = [visit("2025-09-26T03:00:00Z", "ok", 4), visit("2026-06-30T03:00:00Z", "ok", 5)];

describe("a fact of a record", () => {
  it("is true since the record was written, and confirmed by later visits that did not change it", () => {
    const server = viewOf({}, { PLAYERS: "4", CREATED: "1992" }, nights);
    expect(server.created).toEqual({
      value: 1992,
      source: "mssp",
      at: "2025-09-26T03:00:00Z",
      confirmed: "2026-06-30T03:00:00Z",
    });
    expect(server.capabilities.find(({ name }) => name === "NAWS")).toMatchObject({
      at: "2025-09-26T03:00:00Z",
      confirmed: "2026-06-30T03:00:00Z",
    });
    expect(serverDocument(server, absolute).facts.created?.confirmed).toBe("2026-06-30T03:00:00Z");
  });

  it("is not confirmed by visits that failed, received nothing, or got no MSSP", () => {
    const failing = (["refused", "silent", "ok"] as const).map((outcome, day) =>
      visit(`2026-06-2${day}T03:00:00Z`, outcome),
    );
    const { created } = viewOf({}, { PLAYERS: "4", CREATED: "1992" }, failing);
    expect(created?.confirmed).toBe("2025-09-26T03:00:00Z");
  });
});

describe("facts that both the listing and the server state", () => {
  const mssp = { PLAYERS: "4", CREATED: "1992", GENRE: "Fantasy", FAMILY: "LPMud" };
  const stated = { created: 1995, genre: "fantasy" };

  it("are both shown if they disagree, and once if they agree", () => {
    const groups = factGroups(factRows(viewOf(stated, mssp, nights)));
    expect(
      groups.map(({ source, rows }) => [source, rows.map(({ label, parts, note }) => [label, parts[0]?.text, note])]),
    ).toEqual([
      [
        "from the listing, and the server says the same; unchanged since 26 Sept 2025, last confirmed 30 Jun 2026",
        [["Genre", "Fantasy", undefined]],
      ],
      ["from the listing", [["Created", "1995", "the server says 1992"]]],
      [
        "reported by the server; unchanged since 26 Sept 2025, last confirmed 30 Jun 2026",
        [["Family", "LPMud", undefined]],
      ],
      [
        "from its IP address; unchanged since 26 Sept 2025, last confirmed 30 Jun 2026",
        [["Location", "Netherlands", undefined]],
      ],
    ]);
  });

  it("adds a game's own words for its country only if they say more than its name", () => {
    const location = (LOCATION: string) =>
      factRows(viewOf({}, { LOCATION }, nights)).find(({ label }) => label === "Location")?.parts;
    const country = { text: "United States", path: "/countries/united-states/" };
    expect(location("USA")).toEqual([country]);
    expect(location("United States of America")).toEqual([country]);
    expect(location("us")).toEqual([country]);
    expect(location("Dallas, TX")).toEqual([country, { text: "“Dallas, TX”" }]);
  });

  it("are both in the API", () => {
    const { facts, serverSays } = serverDocument(viewOf(stated, mssp, nights), absolute);
    expect([facts.created?.value, serverSays.created?.value]).toEqual([1995, 1992]);
  });
});

describe("a state that was measured long ago", () => {
  it("is shown with its date, and the site says so", () => {
    const builtAt = (now: string) => siteOf([{ record: record({}), history: nights }], { now: Date.parse(now) });
    const fresh = builtAt("2026-07-03T02:00:00Z");
    expect([fresh.outdated, fresh.byId.get("alpha")?.status.label]).toEqual([false, "live"]);
    const stale = builtAt("2026-07-03T03:00:01Z");
    expect([stale.outdated, stale.byId.get("alpha")?.status]).toMatchObject([
      true,
      { state: "live", old: true, label: "live on 30 June 2026" },
    ]);
  });

  it("is old after three days", () => {
    expect(isOld("2026-06-30T03:00:00Z", Date.parse("2026-07-03T03:00:00Z"))).toBe(false);
    expect(isOld("2026-06-30T03:00:00Z", Date.parse("2026-07-03T03:00:01Z"))).toBe(true);
  });
});
