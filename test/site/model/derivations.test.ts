import { describe, expect, it } from "vitest";
import type { Evidence, ListingEntry, ScanRecord } from "@mudlark/scanner/record";
import { stateOf } from "../../../src/model/capabilities.ts";
import type { ServerView } from "../../../src/model/server-view.ts";
import { gameOf, recordOf, siteOf } from "./game-data.ts";

const entry = (id: string, more: Partial<ListingEntry> = {}): ListingEntry => ({
  id,
  name: id,
  addresses: [{ host: `${id}.example`, port: 4000, tls: false }],
  ...more,
});

function record(banner: string, mssp: Record<string, string | string[]> = {}): ScanRecord {
  return recordOf({ connected: "2026-06-30T03:00:00Z", banner, mssp, requested: ["NAWS"] });
}

const inHolland = (): string => "NL";

function view(more: Partial<ListingEntry>, mssp: Record<string, string | string[]>): ServerView {
  return gameOf([{ entry: entry("alpha", more), record: record("Welcome.", mssp) }], {}, inHolland);
}

function modelOf(entries: ListingEntry[], records: Map<string, ScanRecord>) {
  return siteOf(
    entries.map((one) => ({ entry: one, record: records.get(one.id) })),
    {},
    inHolland,
  );
}

describe("state of a capability", () => {
  const cases: readonly (readonly [Omit<Evidence, "on">, string])[] = [
    [{ offered: "WILL", reply: "refused" }, "measured"],
    [{ asked: "DO", answer: "agreed" }, "measured"],
    [{ data: 1 }, "measured"],
    [{ claimed: "1" }, "claimed"],
    [{ claimed: "1", asked: "DO", answer: "silent" }, "claimed"],
    [{ claimed: "1", asked: "DO", answer: "refused" }, "contradicted"],
    [{ claimed: "0", asked: "DO", answer: "refused" }, "refused"],
    [{ asked: "DO", answer: "silent" }, "refused"],
    [{ claimed: "0" }, "not-asked"],
    [{}, "not-asked"],
  ];
  it.each(cases)("%j is %s", (evidence, state) => {
    expect(stateOf({ ...evidence, on: ["first"] })).toBe(state);
  });
  it("ignores the agreement of a server that agrees to everything, but not what it does unasked, or its data", () => {
    const state = (evidence: Omit<Evidence, "on">) =>
      stateOf({ ...evidence, on: ["deep"] }, { agreesToEverything: true });
    expect(state({ asked: "DO", answer: "agreed" })).toBe("agrees-to-all");
    expect(state({ asked: "DO", answer: "agreed", claimed: "1" })).toBe("claimed");
    expect(state({ asked: "DO", answer: "agreed", data: 1 })).toBe("measured");
    expect(state({ offered: "WILL", reply: "agreed" })).toBe("measured");
    expect(state({ asked: "text", answer: "agreed" })).toBe("measured");
    expect(state({ answer: "agreed" }), "a TLS connection that was made").toBe("measured");
  });
  it("counts nothing for a mirror except its claims", () => {
    expect(stateOf({ offered: "WILL", data: 3, on: ["first"] }, { mirror: true })).toBe("not-asked");
    expect(stateOf({ offered: "WILL", claimed: "1", on: ["first"] }, { mirror: true })).toBe("claimed");
  });
});

describe("facts of a server", () => {
  it("prefers the listing to the server, and drops meaningless values", () => {
    const server = view(
      { name: "Empire", genre: "Historical" },
      { NAME: "Mygame", GENRE: "None", SUBGENRE: "-1", CREATED: "1995" },
    );
    expect(server.name).toBe("Empire");
    expect(server.callsItself).toBeNull();
    expect(server.genre).toMatchObject({ value: { name: "Historical" }, source: "listing" });
    expect(server.subgenre).toBeNull();
    expect(server.created).toMatchObject({ value: 1995, source: "mssp", at: "2026-06-30T03:00:00Z" });
  });

  it("shows the stated country next to that of the address", () => {
    const { location } = view({}, { LOCATION: "United States of America (the)" });
    expect(location.said?.value).toMatchObject({ code: "US", name: "United States" });
    expect(location.measured?.value.code).toBe("NL");
    expect(location.differ).toBe(true);
  });

  it("counts each game in one country, and separately those with an address in another", () => {
    const says = (LOCATION: string) => record("Welcome.", { LOCATION });
    const model = modelOf(
      [entry("alpha"), entry("beta"), entry("gamma"), entry("delta")],
      new Map([
        ["alpha", says("NL")],
        ["beta", says("US")],
        ["gamma", record("Welcome.", {})],
      ]),
    );
    expect(model.countries).toEqual([
      expect.objectContaining({ code: "NL", servers: ["alpha", "gamma"], said: 1, byAddress: 1, elsewhere: 1 }),
      expect.objectContaining({ code: "US", servers: ["beta"], said: 1, byAddress: 0, elsewhere: 0 }),
    ]);
    for (const { servers, said, byAddress } of model.countries) expect(said + byAddress).toBe(servers.length);
  });

  it("finds codebase and family despite lists, versions and swapped variables", () => {
    const server = view({}, { CODEBASE: ["Custom", "CircleMUD 3.1"], FAMILY: ["Custom", "DikuMud"] });
    expect(server.codebaseGroup?.name).toBe("CircleMUD");
    expect(server.family?.value.name).toBe("DikuMUD");
    const swapped = view({}, { CODEBASE: ["DikuMUD", "Ack!Mud"], FAMILY: "Custom" });
    expect(swapped.family?.value.name).toBe("DikuMUD");
  });

  it("completes a website's address, and rejects a script", () => {
    expect(view({}, { WEBSITE: "www.slothmud.org" }).website?.value).toBe("https://www.slothmud.org/");
    expect(view({}, { WEBSITE: "javascript:alert(1)" }).website).toBeNull();
  });

  it("finds banners that differ only by a clock and a count", () => {
    const banner = (time: string, players: number): string =>
      `Welcome to the Realm of Testing!\r\nIt is ${time} here, and ${players} players are online.\r\nBy what name are you known in these lands, traveller?`;
    const { byId } = modelOf(
      [entry("alpha"), entry("beta"), entry("gamma")],
      new Map([
        ["alpha", record(banner("10:00:01", 3))],
        ["beta", record(banner("23:59:59", 17))],
        ["gamma", record("Something else altogether stands here, and it shares no sentence with the two others.")],
      ]),
    );
    expect(byId.get("alpha")?.related.nearBanner).toEqual([{ id: "beta", likeness: 100 }]);
    expect(byId.get("gamma")?.related.nearBanner).toEqual([]);
  });
});

describe("texts of people and servers", () => {
  it("shows a name without marks that hide or reorder it, and the id if nothing is left", () => {
    expect(view({ name: "\u202eevil\u202c\u200b game\n" }, {}).name).toBe("evil game");
    expect(view({ name: "\u200b" }, {}).name).toBe("alpha");
  });

  it("gives a group a short name, however long the server's is", () => {
    const { genre, codebaseGroup } = view({}, { GENRE: "g".repeat(10_000), CODEBASE: "c".repeat(10_000) });
    expect(genre?.value.name).toHaveLength(60);
    expect(codebaseGroup?.name).toHaveLength(60);
  });

  it("says who stated where the game is, even if no country has that name", () => {
    expect(view({ location: "the astral plane" }, {}).location.saidAs?.source).toBe("listing");
    expect(view({}, { LOCATION: "the astral plane" }).location.saidAs).toMatchObject({
      source: "mssp",
      at: expect.stringMatching(/^2026-06-30/) as unknown,
    });
  });
});

it("never shows an option as not asked that the fingerprint lists as refused, whatever the evidence says", () => {
  const imported = record("Welcome.");
  const probe = imported["server-probe"];
  if (probe === undefined) throw new Error("the record has no probe");
  probe["fingerprint-data"]["refused-options"] = ["EOR", "TLS"];
  imported.mudlark = {
    schema: 1,
    generator: "an importer",
    visited: "2026-06-30T03:00:00Z",
    rule: "telnetlib3-2.5.0",
    outcome: { code: "ok", phase: "done", reason: "The visit was finished." },
    transport: "telnet",
    evidence: { NAWS: { offered: "DO", on: ["first"] } },
    origin: "imported",
  };
  const { servers } = modelOf([entry("alpha")], new Map([["alpha", imported]]));
  const states = new Map(servers[0]?.capabilities.map(({ name, state }) => [name, state]));
  expect([states.get("EOR"), states.get("START-TLS"), states.get("NAWS"), states.get("GMCP")]).toEqual([
    "refused",
    "refused",
    "measured",
    "not-asked",
  ]);
});
