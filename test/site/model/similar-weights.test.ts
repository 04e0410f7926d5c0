import { describe, expect, it, test } from "vitest";
import { similarTo } from "../../../src/model/similar.ts";
import type { RuleView, ServerView } from "../../../src/model/server-view.ts";
import { listed, measuredAt, viewOf, visited } from "./game-data.ts";

const fact = <T>(value: T) => ({ value, source: "listing" as const, at: null, confirmed: null });
const group = (name: string) => ({ slug: name.toLowerCase(), name });
const rule = (key: RuleView["key"], slug: string, label: string = key): RuleView => ({
  key,
  label,
  fact: fact(slug),
  choice: { slug, label: slug, order: 0 },
});

interface Traits extends Partial<Omit<ServerView, "players">> {
  /** Counted by a reading. */
  players?: number;
}

function game(id: string, { players, ...parts }: Traits = {}): ServerView {
  const history = players === undefined ? [] : [visited(measuredAt, "ok", { players })];
  return { ...viewOf(null, history, listed({ id, name: id })), ...parts };
}

/** One game for each kind of trait, with the words that name it. */
const traits = {
  genre: [{ genre: fact(group("Horror")) }, "Horror"],
  subgenre: [{ subgenre: fact("Gothic") }, "Gothic"],
  tag: [{ entry: listed({ tags: ["Pirates"] }) }, "Pirates"],
  language: [{ languages: [fact({ ...group("Spanish"), code: "es" })] }, "Spanish"],
  screenReader: [{ screenReader: fact(true) }, "screen-reader friendly"],
  gameplay: [{ gameplay: [fact(group("Social"))] }, "Social"],
  codebase: [{ codebaseGroup: group("FluffOS") }, "FluffOS"],
  roleplaying: [{ rules: [rule("roleplaying", "enforced", "Role-playing")] }, "role-playing enforced"],
  permadeath: [{ rules: [rule("permadeath", "yes", "Permadeath")] }, "permadeath"],
  players: [{ players: 5 }, "about as many players"],
  family: [{ family: fact(group("LPMud")) }, "LPMud"],
  rooms: [{ rules: [rule("rooms", "1000", "World size")] }, "1000"],
} as const;
type Name = keyof typeof traits;

function withTraits(id: string, names: readonly Name[]): ServerView {
  const parts = names.map((name) => traits[name][0]);
  const rules = parts.flatMap((part) => ("rules" in part ? part.rules : []));
  return game(id, Object.assign({}, ...parts, { rules }) as Traits);
}

describe("what games have in common", () => {
  /** Pairs whose weights add up to less and less. */
  const pairs: readonly (readonly [Name, Name])[][] = [
    [
      ["genre", "language"],
      ["subgenre", "gameplay"],
      ["tag", "permadeath"],
      ["screenReader", "codebase"],
      ["roleplaying", "players"],
      ["family", "rooms"],
    ],
    [
      ["tag", "screenReader"],
      ["genre", "codebase"],
      ["subgenre", "roleplaying"],
      ["language", "gameplay"],
      ["permadeath", "family"],
      ["players", "rooms"],
    ],
  ];

  it.each(pairs)("counts by how much it says about a game (%#)", (...each) => {
    const games = each.map((pair, index) => withTraits(`other-${index}`, pair));
    const base = withTraits("base", each.flat());
    expect(similarTo("base", [...games.reverse(), base])).toEqual(
      each.map((pair, index) => ({ id: `other-${index}`, reasons: pair.map((name) => traits[name][1]) })),
    );
  });

  it("is named with the four weightiest reasons", () => {
    const all = Object.keys(traits) as Name[];
    expect(similarTo("a", [withTraits("a", all), withTraits("b", all)])[0]?.reasons).toEqual([
      "Horror",
      "Gothic",
      "Pirates",
      "Spanish",
    ]);
  });

  it.each([
    ["what both lack", { screenReader: fact(false) }],
    ["that both refuse it", { rules: [rule("permadeath", "no"), rule("playerKilling", "none")] }],
    ["a rule that says little", { rules: [rule("levels", "yes")] }],
    ["that nobody plays", { players: 0 }],
  ] as const)("is not %s", (_, parts) => {
    const shared = { genre: fact(group("Horror")), ...parts } as Traits;
    expect(similarTo("a", [game("a", shared), game("b", shared)])).toEqual([]);
  });

  it.each([
    [1, 4, true],
    [4, 5, false],
    [5, 14, true],
    [14, 15, false],
    [15, 39, true],
    [39, 40, false],
    [40, 99, true],
    [99, 100, false],
    [100, 900, true],
    [0, 0, false],
    [0, 1, false],
  ])("is about as many players with %d and %d: %s", (mine, theirs, alike) => {
    const horror = { genre: fact(group("Horror")) };
    const found = similarTo("a", [game("a", { ...horror, players: mine }), game("b", { ...horror, players: theirs })]);
    expect(found.length).toBe(alike ? 1 : 0);
  });
});

test("a trait that more than 200 games share finds no game by itself", () => {
  const crowd = (count: number) => {
    const base = withTraits("g0", ["genre", "language"]);
    return Array.from({ length: count }, (_, index) => ({ ...base, id: `g${index}` }));
  };
  expect(similarTo("g0", crowd(200)).map(({ id }) => id)).toEqual(["g1", "g2", "g3", "g4", "g5", "g6"]);
  expect(similarTo("g0", crowd(201))).toEqual([]);
});
