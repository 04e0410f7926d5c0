import type { ListingEntry, OutcomeCode, ScanRecord } from "@mudlark/scanner/record";
import { describe, expect, it } from "vitest";
import { factGroups, factRows } from "../../../src/components/server/facts.ts";
import { serverDocument } from "../../../src/formats/api/server-document.ts";
import { readAliases } from "../../../src/load/aliases.ts";
import { assemble } from "../../../src/model/assemble.ts";
import { isOld } from "../../../src/model/freshness.ts";
import type { HistoryVisit } from "../../../src/model/server-view.ts";
import { absolute } from "../invented/model.ts";
import { recordOf, visitAt } from "./game-data.ts";

const seconds = (iso: string): number => Date.parse(iso) / 1000;

function visit(at: string, outcome: OutcomeCode, players?: number): HistoryVisit {
  return visitAt(seconds(at), { outcome, players });
}

function record(mssp: Record<string, string>): ScanRecord {
  return recordOf({ connected: "2025-09-26T03:00:00Z", mssp, requested: ["NAWS"] });
}

async function modelOf(
  listed: Partial<ListingEntry>,
  mssp: Record<string, string>,
  history: HistoryVisit[],
  now?: string,
) {
  const entry: ListingEntry = {
    id: "alpha",
    name: "Alpha",
    addresses: [{ host: "a.example", port: 4000, tls: false }],
    ...listed,
  };
  return assemble(
    {
      entries: [entry],
      records: new Map([["alpha", record(mssp)]]),
      histories: new Map([["alpha", history]]),
      report: { readings: 0, skipped: [], unread: new Map(), misdated: [], unlisted: [] },
      ...(now !== undefined && { now: Date.parse(now) }),
    },
    { aliases: await readAliases(), countryOfAddress: () => "NL" },
  );
}

async function viewOf(...args: Parameters<typeof modelOf>) {
  const server = (await modelOf(...args)).byId.get("alpha");
  if (server === undefined) throw new Error("the server is gone");
  return server;
}

const nights = [visit("2025-09-26T03:00:00Z", "ok", 4), visit("2026-06-30T03:00:00Z", "ok", 5)];

describe("a fact of a record", () => {
  it("is true since the record was written, and confirmed by later visits that did not change it", async () => {
    const server = await viewOf({}, { PLAYERS: "4", CREATED: "1992" }, nights);
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

  it("is not confirmed by visits that failed, received nothing, or got no MSSP", async () => {
    const failing = (["refused", "silent", "ok"] as const).map((outcome, day) =>
      visit(`2026-06-2${day}T03:00:00Z`, outcome),
    );
    const { created } = await viewOf({}, { PLAYERS: "4", CREATED: "1992" }, failing);
    expect(created?.confirmed).toBe("2025-09-26T03:00:00Z");
  });
});

describe("facts that both the listing and the server state", () => {
  const mssp = { PLAYERS: "4", CREATED: "1992", GENRE: "Fantasy", FAMILY: "LPMud" };
  const listed = { created: 1995, genre: "fantasy" };

  it("are both shown if they disagree, and once if they agree", async () => {
    const groups = factGroups(factRows(await viewOf(listed, mssp, nights)));
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

  it("adds a game's own words for its country only if they say more than its name", async () => {
    const location = async (LOCATION: string) =>
      factRows(await viewOf({}, { LOCATION }, nights)).find(({ label }) => label === "Location")?.parts;
    const country = { text: "United States", path: "/countries/united-states/" };
    expect(await location("USA")).toEqual([country]);
    expect(await location("United States of America")).toEqual([country]);
    expect(await location("us")).toEqual([country]);
    expect(await location("Dallas, TX")).toEqual([country, { text: "“Dallas, TX”" }]);
  });

  it("are both in the API", async () => {
    const { facts, serverSays } = serverDocument(await viewOf(listed, mssp, nights), absolute);
    expect([facts.created?.value, serverSays.created?.value]).toEqual([1995, 1992]);
  });
});

describe("a state that was measured long ago", () => {
  it("is shown with its date, and the site says so", async () => {
    const fresh = await modelOf({}, {}, nights, "2026-07-03T02:00:00Z");
    expect([fresh.outdated, fresh.byId.get("alpha")?.status.label]).toEqual([false, "live"]);
    const stale = await modelOf({}, {}, nights, "2026-07-03T03:00:01Z");
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
