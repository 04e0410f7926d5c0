import type { ListingEntry, ScanRecord } from "@mudlark/scanner/record";
import { describe, expect, it, test } from "vitest";
import type { HistoryVisit } from "../../../src/model/server-view.ts";
import type { SiteModel } from "../../../src/model/site-model.ts";
import { listed, measured, measuredAt, siteOf, visited } from "./game-data.ts";

function model(
  games: readonly { entry?: Partial<ListingEntry>; record?: ScanRecord; history?: HistoryVisit[] }[],
  more: Parameters<typeof siteOf>[1] = {},
): SiteModel {
  return siteOf(
    games.map(({ entry, ...rest }, index) => ({ entry: listed({ id: `game-${index}`, ...entry }), ...rest })),
    more,
    (ip) => (ip.startsWith("198.") ? "NL" : null),
  );
}

const ids = ({ servers }: SiteModel): string[] => servers.map(({ id }) => id);

test("games are in the order of their names, and of their ids if those are the same", () => {
  const named = (id: string, name: string) => ({ entry: { id, name } });
  expect(ids(model([named("b", "Same"), named("c", "The Alps"), named("a", "Same")]))).toEqual(["c", "a", "b"]);
});

describe("the newest visit", () => {
  const record = measured();
  const later = "2026-07-01T03:00:00Z";
  it.each<[string, string | null, Parameters<typeof model>]>([
    ["is a record's", measuredAt, [[{ record }]]],
    ["is the newest reading's", later, [[{ record, history: [visited(later)] }]]],
    ["is not a reading that says nothing", measuredAt, [[{ record, history: [visited(later, "opted-out")] }]]],
    ["is none that is dated later than possible", null, [[{ record }], { latest: Date.parse(measuredAt) - 1 }]],
    ["may be at the latest possible time", measuredAt, [[{ record }], { latest: Date.parse(measuredAt) }]],
    ["is unknown without visits", null, [[{}]]],
  ])("%s", (_, asOf, made) => {
    expect(model(...made).asOf).toBe(asOf);
  });
});

test("the data are outdated three days after the newest visit, and never without visits", () => {
  const at = (days: number) => ({ now: Date.parse(measuredAt) + days * 86_400_000 });
  expect(model([{ record: measured() }], at(3)).outdated).toBe(false);
  expect(model([{ record: measured() }], at(4)).outdated).toBe(true);
  expect(model([{}], at(4)).outdated).toBe(false);
});

test("games at one address are related, unless more than 50 are hosted there", () => {
  const hosted = (count: number) => model(Array.from({ length: count }, () => ({ record: measured() })));
  const fifty = hosted(50);
  expect(fifty.servers[0]?.related.sameHost).toHaveLength(49);
  expect(fifty.servers[0]?.related.sameHost).not.toContain(fifty.servers[0]?.id);
  const crowd = hosted(51);
  expect(crowd.servers[0]?.related.sameHost).toEqual([]);
  expect(crowd.hosts.map(({ name, servers }) => [name, servers.length])).toEqual([["198.51.100.7", 51]]);
});

test("an address that only one game has, or that is not an IP address, is shared by none", () => {
  const at = (ip: string) => ({
    record: { ...measured(), sessions: [{ host: "a.example", ip, port: 4000, connected: measuredAt }] },
  });
  expect(model([at("198.51.100.7"), at("2001:db8::1"), at("<b>"), at("<b>")]).hosts).toEqual([]);
});

test("totals count each state, and the players counted now", () => {
  const nights = (...outcomes: HistoryVisit["outcome"][]) =>
    outcomes.map((outcome, index) => {
      const day = 30 - outcomes.length + 1 + index;
      const players = outcome === "ok" ? day : undefined;
      return visited(`2026-06-${String(day).padStart(2, "0")}T03:00:00Z`, outcome, { players });
    });
  const gone = Array.from({ length: 20 }, () => "refused" as const);
  const { totals } = model([
    { record: measured(), history: nights("ok", "ok") },
    { history: nights("ok") },
    { history: nights("ok", "refused") },
    { history: nights("ok", ...gone) },
    {},
  ]);
  expect(totals).toEqual({
    servers: 5,
    visited: 4,
    live: 2,
    unstable: 1,
    dark: 1,
    archived: 0,
    unvisited: 1,
    players: 60,
    playersCounted: 2,
    fingerprints: 1,
    countries: 1,
  });
});

test("news is newest first, and in the order of its keys at the same time", () => {
  const fresh = (at: string) => ({ history: [visited(at, "ok", { changed: ["new"] })] });
  const { news } = model([fresh("2026-06-01T03:00:00Z"), fresh("2026-06-02T03:00:00Z"), fresh("2026-06-01T03:00:00Z")]);
  expect(news.map(({ server }) => server)).toEqual(["game-1", "game-0", "game-2"]);
});

test("former ids lead to the entry", () => {
  const { redirects } = model([{ entry: { formerIds: ["old", "older"] } }, {}]);
  expect([...redirects]).toEqual([
    ["old", "game-0"],
    ["older", "game-0"],
  ]);
});

test("protocols list the games in each state", () => {
  const { protocols } = model([{ record: measured({ evidence: { GMCP: { offered: "WILL", on: ["first"] } } }) }, {}]);
  const gmcp = protocols.find(({ name }) => name === "GMCP");
  expect(gmcp).toMatchObject({ slug: "gmcp", servers: { measured: ["game-0"], "not-asked": ["game-1"], refused: [] } });
});

describe("where a game is", () => {
  it.each<[string, Partial<ListingEntry>, Record<string, string>, unknown]>([
    [
      "is stated by the entry first",
      { location: "Germany" },
      { LOCATION: "France" },
      { said: "DE", measured: "NL", differ: true, country: "DE" },
    ],
    [
      "may be stated by the server",
      {},
      { LOCATION: "The Netherlands" },
      { said: "NL", measured: "NL", differ: false, country: "NL" },
    ],
    [
      "is that of its address if what it says is not a country",
      {},
      { LOCATION: "Narnia" },
      { said: undefined, measured: "NL", differ: false, country: "NL" },
    ],
  ])("%s", (_, entry, mssp, wanted) => {
    const { location } = model([{ entry, record: measured({}, mssp) }]).servers[0] ?? {};
    expect({
      said: location?.said?.value.code,
      measured: location?.measured?.value.code,
      differ: location?.differ,
      country: location?.country?.code,
    }).toEqual(wanted);
  });

  it("is unknown without either", () => {
    const record = { ...measured(), sessions: [] };
    expect(model([{ record }]).servers[0]?.location).toEqual({
      said: null,
      saidAs: null,
      measured: null,
      differ: false,
      country: null,
    });
  });
});

describe("codebase and family", () => {
  it.each<[string, Partial<ListingEntry>, Record<string, string | string[]>, (string | undefined)[]]>([
    [
      "come from the entry",
      { codebase: "CircleMUD", family: "LPMud" },
      { CODEBASE: "tbaMUD", FAMILY: "MUSH" },
      ["CircleMUD", "LPMud", "listing"],
    ],
    [
      "follow from the codebase if the family is custom",
      {},
      { CODEBASE: "CircleMUD", FAMILY: "Custom" },
      ["CircleMUD", "DikuMUD", "derived"],
    ],
    [
      "follow from the first codebase with a family",
      {},
      { CODEBASE: ["CircleMUD 3", "Homegrown"] },
      ["CircleMUD", "DikuMUD", "derived"],
    ],
    [
      "are what the server says if nothing is known of it",
      {},
      { CODEBASE: "Homegrown 2", FAMILY: "Wanderer" },
      ["Homegrown", "Wanderer", "mssp"],
    ],
    ["are unknown if nobody says", {}, {}, [undefined, undefined, undefined]],
  ])("%s", (_, entry, mssp, wanted) => {
    const server = model([{ entry, record: measured({}, mssp) }]).servers[0];
    expect([server?.codebaseGroup?.name, server?.family?.value.name, server?.family?.source]).toEqual(wanted);
  });
});

describe("facts of a game", () => {
  const factsOf = (entry: Partial<ListingEntry>, mssp: Record<string, string | string[]> = {}) => {
    const [server] = model([{ entry, record: measured({}, mssp) }]).servers;
    if (server === undefined) throw new Error("the server is gone");
    return server;
  };

  it("do not link to addresses with credentials in them", () => {
    const of = (website: string) => factsOf({ website }).website?.value;
    expect(of("https://a.example/")).toBe("https://a.example/");
    for (const bad of ["https://user@a.example/", "https://:secret@a.example/"]) expect(of(bad)).toBeUndefined();
    expect(factsOf({}, { WEBSITE: "nowhere", DISCORD: "https://discord.gg/x" })).toMatchObject({
      website: null,
      discord: { value: "https://discord.gg/x", source: "mssp" },
    });
  });

  it("list each language and each way to play once, at most ten of a server", () => {
    expect(
      factsOf({ language: "English, Deutsch; English / German" }).languages.map(({ value }) => value.code),
    ).toEqual(["en", "de"]);
    const { gameplay } = factsOf({}, { GAMEPLAY: Array.from({ length: 12 }, (_, index) => `Way ${index}`) });
    expect(gameplay).toHaveLength(10);
    expect(factsOf({ gameplay: ["PvP", "pvp"] }, { GAMEPLAY: "Social" }).gameplay.map(({ source }) => source)).toEqual([
      "listing",
    ]);
  });

  it.each<[Record<string, string>, boolean | undefined]>([
    [{ "ADULT MATERIAL": "1" }, true],
    [{ "ADULT MATERIAL": "0", "MINIMUM AGE": "21" }, false],
    [{ "MINIMUM AGE": "18" }, true],
    [{ "MINIMUM AGE": "17" }, undefined],
    [{}, undefined],
  ])("say for adults by %j: %s", (mssp, adult) => {
    expect(factsOf({}, mssp).adult?.value).toBe(adult);
  });

  it("come from the answer with the most variables, but from any if only that has them", () => {
    const kept = { mssp: { NAME: "Alpha", GENRE: "Horror", PLAYERS: "1" }, measured: "2026-05-01T03:00:00Z" };
    const [server] = model([{ record: measured({ kept }, { CREATED: "1999" }) }]).servers;
    expect(server?.mssp?.variables.map(({ name }) => name)).toEqual(["NAME", "GENRE", "PLAYERS"]);
    expect([server?.created?.value, server?.genre?.value.name, server?.genre?.at]).toEqual([
      1999,
      "Horror",
      kept.measured,
    ]);
  });
});

describe("the login screen", () => {
  it("is 80 columns wide unless the record or the entry says otherwise, and missing if nothing came", () => {
    const columns = (record: ScanRecord, entry: Partial<ListingEntry> = {}) =>
      model([{ entry, record }]).servers[0]?.banner?.columns;
    expect(columns(measured())).toBe(80);
    expect(columns(measured({ columns: 100 }))).toBe(100);
    const silent = measured();
    const probe = silent["server-probe"];
    if (probe !== undefined) probe.session_data = {};
    expect(model([{ record: silent }]).servers[0]?.banner).toBeNull();
  });

  it("is listed as ASCII only if UTF-8 is the default, and with a short name", () => {
    const name = (encoding: NonNullable<ScanRecord["mudlark"]>["encoding"]) =>
      model([{ record: measured(encoding === undefined ? {} : { encoding }) }]).servers[0]?.encodingGroup?.name;
    expect(name({ name: "utf-8", source: "charset" })).toBe("UTF-8");
    expect(name({ name: "latin1", source: "default" })).toBe("LATIN1");
    expect(name({ name: "x".repeat(60), source: "charset" })).toHaveLength(40);
  });
});
