import { describe, expect, it } from "vitest";
import { similarTo } from "../../../src/model/similar.ts";
import type { ServerView } from "../../../src/model/server-view.ts";
import { inventedModel } from "../invented/model.ts";

describe("similar games", async () => {
  const model = await inventedModel(120, 5);
  const [base] = model.servers;
  if (base === undefined) throw new Error("The invented world is empty.");
  const fact = <T>(value: T) => ({ value, source: "listing" as const, at: null, confirmed: null });
  const group = (name: string) => fact({ slug: name.toLowerCase(), name, code: null });
  const bare: ServerView = {
    ...base,
    genre: null,
    subgenre: null,
    gameplay: [],
    languages: [],
    codebaseGroup: null,
    family: null,
    rules: [],
    screenReader: null,
    players: null,
  };
  const game = (id: string, parts: Partial<ServerView>): ServerView => ({ ...bare, id, name: id, ...parts });

  it("share several things, rarest first, and say which", () => {
    const servers = [
      game("a", { genre: group("Horror"), languages: [group("Spanish")], screenReader: fact(true) }),
      game("b", { genre: group("Horror"), languages: [group("English")] }),
      game("c", { genre: group("Horror"), languages: [group("Spanish")] }),
      game("d", { genre: group("Fantasy"), languages: [group("Spanish")], screenReader: fact(true) }),
      ...["e", "f", "g"].map((id) => game(id, { genre: group("Horror"), languages: [group("English")] })),
    ];
    expect(similarTo("a", servers)).toEqual([
      { id: "d", reasons: ["screen-reader friendly", "Spanish"] },
      { id: "c", reasons: ["Spanish", "Horror"] },
    ]);
    expect(similarTo("no-such-game", servers)).toEqual([]);
  });

  it("name each reason once, though a codebase and its family, or a genre and a tag, have the same name", () => {
    const own = { genre: group("Horror"), codebaseGroup: group("Evennia").value, family: group("Evennia") };
    const tagged = { ...own, entry: { ...base.entry, tags: ["horror", "ghosts"] } };
    const [found] = similarTo("a", [game("a", tagged), game("b", tagged), game("c", {})]);
    expect(found?.reasons.map((reason) => reason.toLowerCase()).sort()).toEqual(["evennia", "ghosts", "horror"]);
  });

  it("are never the game itself, and at most six", () => {
    for (const { id } of model.servers) {
      const found = similarTo(id, model.servers);
      expect(found.length).toBeLessThanOrEqual(6);
      expect(found.map((other) => other.id)).not.toContain(id);
      for (const { reasons } of found) expect(reasons.length).toBeGreaterThan(1);
    }
  });
});
