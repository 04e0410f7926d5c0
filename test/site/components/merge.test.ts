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
      ["Subgenre", [undefined, "Gothic"], false],
      ["Created", ["1995", "1996"], true],
    ]);
  });

  it("leaves out what was tested for none of them", () => {
    expect(mergeGames([game("a", [["ZMP", "not tested"]]), game("b", [["ZMP", "not tested"]])])).toEqual([]);
  });

  it("names each source once, and what comes from it where there are several", async () => {
    const { servers } = await inventedModel(80, 5);
    const facts = servers.map((server) => comparedGame(server).groups.find(({ heading }) => heading === "Facts"));
    for (const group of facts) {
      const sources = group?.sources ?? [];
      expect(new Set(sources).size).toBe(sources.length);
      expect(sources.length > 0).toBe((group?.rows.length ?? 0) > 0);
      expect(sources.filter((source) => source.endsWith(": the rest")).length).toBe(sources.length > 1 ? 1 : 0);
    }
    expect(facts.some((group) => (group?.sources?.length ?? 0) > 1)).toBe(true);
    expect(
      mergeGames(servers.slice(0, 3).map(comparedGame)).map(({ heading, sources }) => [heading, sources.length]),
    ).toEqual([
      ["Players and reachability", 0],
      ["Facts", 3],
      ["Rules and world", 3],
      ["Protocols", 0],
    ]);
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
