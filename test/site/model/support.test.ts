import { describe, expect, it } from "vitest";
import { supportBy } from "../../../src/model/support.ts";
import { inventedModel } from "../invented/model.ts";

describe("support of a protocol by software", async () => {
  const { servers, protocols } = await inventedModel(120, 5);
  const rows = supportBy(servers, "GMCP", ({ codebaseGroup }) => codebaseGroup);

  it("adds up to all measured games, with unknown software last", () => {
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
    const gmcp = protocols.find(({ name }) => name === "GMCP");
    expect(sum(({ visited }) => visited)).toBe(servers.filter(({ record }) => record !== null).length);
    expect(sum(({ measured }) => measured)).toBe(gmcp?.servers.measured.length);
    expect(sum(({ claimed }) => claimed)).toBe(gmcp?.servers.claimed.length);
    expect(rows.at(-1)?.group).toBeNull();
    expect(rows.slice(0, -1).every(({ group }) => group !== null)).toBe(true);
  });

  it("puts the software with the most support first", () => {
    const measured = rows.slice(0, -1).map((row) => row.measured);
    expect(measured).toEqual([...measured].sort((a, b) => b - a));
  });

  it("keeps unknown software last even if most games with support are there", () => {
    const known = servers.find(({ codebaseGroup }) => codebaseGroup !== null)?.codebaseGroup?.slug;
    const one = supportBy(servers, "GMCP", ({ codebaseGroup }) =>
      codebaseGroup?.slug === known ? codebaseGroup : null,
    );
    expect(one.map(({ group }) => group?.slug)).toEqual([known, undefined]);
    expect(one[1]?.measured).toBeGreaterThan(one[0]?.measured ?? 0);
  });
});
