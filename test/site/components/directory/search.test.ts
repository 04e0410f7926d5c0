// cspell:ignore dragom dragn crypd horrrrr crpyyt
import { describe, expect, it } from "vitest";
import { GameSearch, ranks } from "../../../../src/components/directory/client/search/game-search.ts";
import { pastedAddress } from "../../../../src/components/directory/client/search/pasted-address.ts";
import { suggest } from "../../../../src/components/directory/client/search/suggest.ts";
import type { DirectoryData, SearchTexts } from "../../../../src/components/directory/data.ts";
import { directoryData } from "../../../../src/components/directory/facets.ts";
import { searchShards } from "../../../../src/components/directory/search-index.ts";
import { searchTexts } from "../../../../src/components/directory/search-texts.ts";
import { inventedModel } from "../../invented/model.ts";

const data: DirectoryData = {
  facets: [
    {
      key: "genre",
      label: "Genre",
      searched: "values",
      values: [
        { slug: "fantasy", label: "Fantasy", count: 2 },
        { slug: "horror", label: "Horror", count: 9 },
      ],
    },
    {
      key: "status",
      label: "Status",
      values: [
        { slug: "live", label: "live", count: 2 },
        { slug: "dark", label: "dark", count: 1 },
      ],
    },
    {
      key: "gmcp",
      label: "GMCP",
      heading: "Protocols",
      searched: "label",
      values: [
        { slug: "measured", label: "measured", count: 1 },
        { slug: "refused", label: "refused", count: 1 },
      ],
    },
  ],
  servers: [
    { id: "a", name: "Ährenfeld", values: [0, 3, 4] },
    { id: "b", name: "Bog of Horrors", values: [0, 2, 5], about: "A marsh of constructors" },
    { id: "c", name: "Crypt", values: [1] },
    { id: "d", name: "狂想空間", values: [] },
    { id: "e", name: "Dragon Realms", values: [0, 2], players: 7 },
  ],
};
const texts: SearchTexts = [
  { at: ["fields.example.org 4000"], names: ["Wheatland"] },
  { at: ["bog.example.org 4000"], was: ["old.example.net 23"], facts: ["Codebase: CircleMUD 3.1"] },
  { at: ["2001:db8::1 5555"], facts: ["Tag: naval"] },
  { at: ["d.example 1"] },
  { at: ["dragon.example 4001"] },
];
const shards = searchShards(["horror wheat", "", "crypt __proto__ wheatear constructor", "dragnet"]);
const search = new GameSearch(data, texts, (shard) => Promise.resolve(shards.get(shard) ?? {}));
const found = async (query: string) =>
  ((await search.find(query)) ?? []).map(({ place, rank, reasons }) => [
    data.servers[place]?.id,
    ranks[rank],
    reasons.join("; "),
  ]);

describe("the search", () => {
  it("finds names before themes before login screens, and says why", async () => {
    expect(await found("horror")).toEqual([
      ["b", "name", "name"],
      ["c", "theme", "Genre: Horror"],
      ["a", "screen", "login screen"],
    ]);
    expect(await found("wheat")).toEqual([
      ["a", "name", "also known as Wheatland"],
      ["c", "screen", "login screen"],
    ]);
  });

  it("finds the busiest game of a theme first, and those that no longer answer last", async () => {
    expect(await found("fantasy")).toEqual([
      ["e", "theme", "Genre: Fantasy"],
      ["b", "theme", "Genre: Fantasy"],
      ["a", "theme", "Genre: Fantasy"],
    ]);
  });

  it("puts a name that starts with the text first, and finds text inside names and without accents", async () => {
    expect((await found("ahren"))[0]).toEqual(["a", "name-start", "name"]);
    expect((await found("rypt"))[0]).toEqual(["c", "name", "name"]);
    expect((await found("空間"))[0]).toEqual(["d", "name", "name"]);
  });

  it("needs every word, wherever it occurs", async () => {
    expect(await found("bog marsh")).toEqual([["b", "theme", "name; description"]]);
    expect(await found("wheat bog")).toEqual([]);
    expect(await found("circlemud 3.1")).toEqual([["b", "theme", "Codebase: CircleMUD 3.1"]]);
    expect(await found("naval")).toEqual([["c", "theme", "Tag: naval"]]);
    expect(await found("gmcp")).toEqual([["a", "theme", "GMCP"]]);
    expect(await found("constructor")).toContainEqual(["b", "theme", "description"]);
    expect(await search.find("  ")).toBeUndefined();
    expect(await found("--")).toEqual([]);
  });

  it("finds a host and its port, as pasted from a forum, including former ones", async () => {
    const bog = [["b", "address", "address bog.example.org 4000"]];
    for (const text of [
      "bog.example.org 4000",
      "bog.example.org:4000",
      "telnet bog.example.org 4000",
      "telnet://BOG.example.org:4000/",
      " bog.example.org, port 4000 ",
    ])
      expect(await found(text), text).toEqual(bog);
    expect(await found("old.example.net 23")).toEqual([["b", "address", "former address old.example.net 23"]]);
    expect(await found("[2001:db8::1]:5555")).toEqual([["c", "address", "address 2001:db8::1 5555"]]);
    expect(await found("bog.example.org")).toEqual(bog);
    expect((await found("4001"))[0]).toEqual(["e", "host", "address dragon.example 4001"]);
    expect(pastedAddress("Dragon Realms 2")).toBeUndefined();
  });

  it("tolerates a typo, even if a login screen has the word as typed", async () => {
    expect((await found("dragom")).map(([id]) => id)).toEqual(["e"]);
    expect(await found("dragn")).toEqual([
      ["e", "name", "name"],
      ["d", "screen", "login screen"],
    ]);
    expect((await found("crypd"))[0]?.[0]).toBe("c");
    expect(await found("4009")).toEqual([]);
  });

  it("suggests alternatives if nothing was found", () => {
    expect(suggest("horrrrr", data, "game")[0]).toEqual({
      words: "the genre Horror (9)",
      facet: { key: "genre", slug: "horror" },
    });
    expect(suggest("zzzzzz", data, "game")).toEqual([]);
    const named = (noun: string) => suggest("crpyyt space", data, noun).map(({ words }) => words);
    expect(named("game")).toEqual(["the game Crypt"]);
    expect(named("BBS")).toEqual(["the BBS Crypt"]);
  });
});

describe("the search of an invented world", () => {
  it("finds every game by its name and by each of its addresses", async () => {
    const { servers } = await inventedModel(80, 5);
    const all = new GameSearch(directoryData(servers), searchTexts(servers), () => Promise.resolve({}));
    for (const [place, { name, entry }] of servers.entries()) {
      for (const { host, port } of [...entry.addresses, ...(entry.formerAddresses ?? [])]) {
        const hits = await all.find(`${host} ${port}`);
        expect(
          hits?.map((hit) => hit.place),
          name,
        ).toContain(place);
      }
      const hits = await all.find(name);
      expect(
        hits?.map((hit) => hit.place),
        name,
      ).toContain(place);
    }
  });
});
