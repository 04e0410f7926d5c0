import { describe, expect, it } from "vitest";
import { comparedGame } from "../../../src/components/compare/compared.ts";
import type { ComparedGame } from "../../../src/components/compare/data.ts";
import { mergeGames } from "../../../src/components/compare/client/merge.ts";
import { inventedModel } from "../invented/model.ts";

const game = (id: string, rows: readonly [string, string][]): ComparedGame => ({
  id,
  name: id,
  groups: [{ heading: "Facts", rows: rows.map(([label, text]) => ({ label, text })) }],
});

describe("a comparison", () => {
  it("merges rows in order, and marks those that differ", () => {
    const [group] = mergeGames([
      game("a", [
        ["Genre", "Horror"],
        ["Created", "1995"],
      ]),
      game("b", [
        ["Genre", "Horror"],
        ["Subgenre", "Gothic"],
        ["Created", "1996"],
      ]),
    ]);
    expect(group?.rows.map(({ label, cells, differs }) => [label, cells.map((cell) => cell?.text), differs])).toEqual([
      ["Genre", ["Horror", "Horror"], false],
      ["Subgenre", [undefined, "Gothic"], true],
      ["Created", ["1995", "1996"], true],
    ]);
  });

  it("leaves out what was tested for none of them", () => {
    expect(mergeGames([game("a", [["ZMP", "not tested"]]), game("b", [["ZMP", "not tested"]])])).toEqual([]);
  });

  it("has something to say about every game, whatever its name", async () => {
    const { servers } = await inventedModel(80, 5);
    for (const server of servers) {
      const compared = comparedGame(server);
      expect(compared.name).toBe(server.name);
      expect(compared.groups.map(({ heading }) => heading)).toEqual([
        "Players and reachability",
        "Facts",
        "Rules and world",
        "Protocols",
      ]);
      for (const { rows } of compared.groups) expect(new Set(rows.map(({ label }) => label)).size).toBe(rows.length);
    }
  });
});
