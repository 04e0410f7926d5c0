// How pages and the API use MSSP, which @mudlark/scanner/mssp interprets.
import { describe, expect, it } from "vitest";
import type { ListingEntry, ScanRecord } from "@mudlark/scanner/record";
import { factRows, momentRows, type FactRow } from "../../../src/components/server/facts.ts";
import { serverDocument } from "../../../src/formats/api/server-document.ts";
import { readAliases } from "../../../src/load/aliases.ts";
import { serverView } from "../../../src/model/server.ts";
import type { HistoryVisit, ServerView } from "../../../src/model/server-view.ts";
import { absolute } from "../invented/model.ts";
import { recordOf, visitAt } from "./game-data.ts";

const at = "2026-06-30T03:00:00Z";
const visit = visitAt(Date.parse(at) / 1000);

function record(mssp: Record<string, string | string[]>): ScanRecord {
  return recordOf({ connected: at, mssp });
}

async function view(
  mssp: Record<string, string | string[]>,
  { history = [], ...more }: Partial<ListingEntry> & { history?: HistoryVisit[] } = {},
): Promise<ServerView> {
  const entry = { id: "a", name: "Alpha", addresses: [{ host: "a.example", port: 4000, tls: false }], ...more };
  return serverView(entry, record(mssp), history, undefined, {
    aliases: await readAliases(),
    countryOfAddress: () => null,
    asOf: at,
    countedUntil: 0,
    now: Date.parse(at),
  });
}

const rows = (server: ServerView): FactRow[] => [...momentRows(server), ...factRows(server)];
const label = (server: ServerView): string[] => rows(server).map((row) => row.label);

describe("a boot time after the visit, or before 1990", () => {
  it.each(["9999999999", "99999999999999", String(Date.parse(at) / 1000 + 60), "86400", "631151999"])(
    "is not shown on pages or in the API: UPTIME %s",
    async (UPTIME) => {
      const server = await view({ UPTIME });
      expect(label(server)).not.toContain("Uptime");
      expect(serverDocument(server, absolute).facts.booted).toBeNull();
    },
  );

  it("is not used from a reading either; an older plausible one counts", async () => {
    const wrong = { ...visit, booted: 9_999_999_999 };
    expect((await view({}, { history: [wrong] })).booted).toBeNull();
    const right = { ...visit, at: visit.at - 86_400, booted: visit.at - 172_800 };
    expect((await view({}, { history: [right, wrong] })).booted).toMatchObject({
      value: "2026-06-28T03:00:00Z",
      at: "2026-06-29T03:00:00Z",
    });
  });

  it("is shown if it is plausible", async () => {
    const server = await view({ UPTIME: '"1782615600"' });
    expect(rows(server).find((row) => row.label === "Uptime")).toMatchObject({
      parts: [{ text: "up 2 days when measured" }],
    });
  });
});

it('PLAYERS "12" in quotes counts as 12 on pages and in the API', async () => {
  const server = await view({ PLAYERS: '"12"' });
  expect(rows(server)[0]).toMatchObject({ label: "Players online", parts: [{ text: "12" }] });
  expect(serverDocument(server, absolute).players).toMatchObject({ value: 12, at });
});

it.each(["unknown", "0", "null", "unset", "(none)", "N/A", '"None"', "-"])("GENRE %s is not stated", async (GENRE) => {
  const server = await view({
    GENRE,
    SUBGENRE: GENRE,
    GAMEPLAY: GENRE,
    LANGUAGE: GENRE,
    CODEBASE: GENRE,
    STATUS: GENRE,
  });
  expect(label(server)).toEqual([]);
  expect(serverDocument(server, absolute)).toMatchObject({ genre: null, gameplay: [], languages: [], codebase: null });
});

describe("“It calls itself …”", () => {
  it.each(["Your MUD", "Mygame", "tbaMUD", "Unknown", "(null)", "0"])("is not shown for %s", async (NAME) => {
    const server = await view({ NAME });
    expect(server.callsItself).toBeNull();
    expect(serverDocument(server, absolute).callsItself).toBeNull();
  });

  it("is shown for another name, and for the software's own game", async () => {
    expect((await view({ NAME: "Beta" })).callsItself?.value).toBe("Beta");
    const addresses = [{ host: "tbamud.com", port: 9091, tls: false }];
    expect((await view({ NAME: "tbaMUD" }, { addresses })).callsItself?.value).toBe("tbaMUD");
  });
});

it.each(["MCCP2", "MCCP3", "AARDWOLF", "MTTS", "MNES"])("a claim of %s is shown as claimed", async (name) => {
  const { capabilities } = await view({ [name]: "1" });
  expect(capabilities.find((each) => each.name === name)).toMatchObject({
    state: "claimed",
    evidence: ["Its MSSP says yes."],
    at,
  });
});
