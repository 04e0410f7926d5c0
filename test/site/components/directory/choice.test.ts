import { describe, expect, it } from "vitest";
import type { DirectoryData } from "../../../../src/components/directory/data.ts";
import { addressOfChoice, unknownIn, wishFrom } from "../../../../src/components/directory/client/address.ts";
import { choiceOf } from "../../../../src/components/directory/client/choice.ts";
import { inOrder, select } from "../../../../src/components/directory/client/select.ts";
import { tallyWords } from "../../../../src/components/directory/client/tally.ts";
import { ofTheDay } from "../../../../src/components/gallery/of-the-day.ts";
import { foldAlike } from "../../../../src/components/gallery/fold.ts";

const data: DirectoryData = {
  facets: [
    {
      key: "genre",
      label: "Genre",
      values: [
        { slug: "fantasy", label: "Fantasy", count: 2 },
        { slug: "horror", label: "Horror", count: 1 },
      ],
    },
    { key: "gmcp", label: "GMCP", heading: "Protocols", values: [{ slug: "measured", label: "measured", count: 2 }] },
  ],
  servers: [
    { id: "a", name: "Ährenfeld", values: [0, 2], players: 3 },
    { id: "b", name: "Bog", values: [0], about: "A marsh of constructors" },
    { id: "c", name: "Crypt", values: [1, 2], players: 9 },
  ],
};
const wish = (query: string) => wishFrom(new URLSearchParams(query), data);

describe("the directory's choice", () => {
  it("widens within a facet and narrows between facets; counts ignore the facet itself", () => {
    const { places, counts } = select(data, choiceOf(data, wish("genre=fantasy&gmcp=measured")), undefined);
    expect(places).toEqual([0]);
    expect([...counts]).toEqual([1, 1, 1]);
    expect(select(data, choiceOf(data, wish("genre=fantasy&genre=horror")), undefined).places).toEqual([0, 1, 2]);
  });

  it("orders by numbers from the top, with games without one last", () => {
    expect(inOrder(data, [0, 1, 2], "players", true)).toEqual([2, 0, 1]);
    expect(inOrder(data, [0, 1, 2], "players", false)).toEqual([0, 2, 1]);
    expect(inOrder(data, [0, 1, 2], "genre", false)).toEqual([0, 1, 2]);
  });

  it("orders by how many of the shown protocols were measured, most first", () => {
    expect(inOrder(data, [0, 1, 2], "protocols", true)).toEqual([0, 2, 1]);
  });

  it("says what is shown and in which order", () => {
    const name = { sort: "name", descending: false } as const;
    expect(tallyWords(1, 1, name)).toBe("1 MUD");
    expect(tallyWords(12, 300, name)).toBe("12 of 300 MUDs");
    expect(tallyWords(300, 300, { sort: "players", descending: true })).toBe("300 MUDs, most players first");
    expect(tallyWords(2, 3, { sort: "name", descending: true })).toBe("2 of 3 MUDs, by name, from Z to A");
    expect(tallyWords(0, 3, name)).toMatch(/^0 of 3 MUDs. No MUD matches all of these/);
    expect(tallyWords(3, 3, name, ["language “klingon”"])).toBe(
      "3 MUDs. Not found in this directory, and left out of the filter: language “klingon”.",
    );
  });

  it("is written to the address and read back from it, without unknown values", () => {
    const address = "?q=bog&genre=horror&sort=players&order=up&view=gallery";
    expect(addressOfChoice(wish(address))).toBe(address);
    expect(addressOfChoice(wish("?genre=no-such&sort=__proto__&evil=1"))).toBe("");
  });

  it("understands values as people write them", () => {
    expect(addressOfChoice(wish("?genre=Fantasy&gmcp=MEASURED"))).toBe("?genre=fantasy&gmcp=measured");
    expect(unknownIn(new URLSearchParams("?genre=Fantasy"), data)).toEqual([]);
  });

  it("reports a value that no game has, rather than ignoring it", () => {
    const unknown = (query: string) => unknownIn(new URLSearchParams(query), data);
    expect(unknown("?genre=klingon&genre=horror&evil=1&q=x&view=gallery&sort=name")).toEqual([
      "genre “klingon”",
      "filter “evil”",
    ]);
    expect(unknown("?sort=__proto__")).toEqual(["order “__proto__”"]);
  });

  it("is ordered by best match when searching, unless another order was chosen", () => {
    expect(wish("?q=bog").sort).toBe("match");
    expect(wish("?q=bog&sort=players").sort).toBe("players");
    expect(wish("?sort=match").sort).toBe("name");
    expect(addressOfChoice(wish("?q=bog"))).toBe("?q=bog");
    expect(addressOfChoice(wish("?q=bog&sort=name"))).toBe("?q=bog&sort=name");
  });
});

describe("the gallery", () => {
  it("groups chains of similar screens under the first, each once", () => {
    const screens = [
      { id: "a", alike: ["b"] },
      { id: "b", alike: ["a", "c"] },
      { id: "c", alike: ["b", "gone"] },
      { id: "d", alike: [] },
    ];
    expect(foldAlike(screens)).toEqual([
      { id: "a", alike: ["b", "c"] },
      { id: "d", alike: [] },
    ]);
  });
});

describe("the screens of the day", () => {
  const games = Array.from({ length: 20 }, (_, index) => ({ id: `game-${index}` }));

  it("are the same all day, whatever the order of the games, and different on the next", () => {
    const today = ofTheDay(games, "2026-06-30", 4);
    expect(today).toHaveLength(4);
    expect(ofTheDay([...games].reverse(), "2026-06-30", 4)).toEqual(today);
    expect(ofTheDay(games, "2026-07-01", 4)).not.toEqual(today);
    expect(ofTheDay(games.slice(0, 2), "2026-06-30", 4)).toHaveLength(2);
  });
});
