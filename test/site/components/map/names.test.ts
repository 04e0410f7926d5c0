import { describe, expect, it } from "vitest";
import { shapes } from "../../../../src/components/map/shapes.ts";

describe("the map", () => {
  it("finds countries by their current code", () => {
    const codes = new Set(shapes().map(({ code }) => code));
    for (const code of ["FR", "RU", "DE", "US", "GB", "CN", "CZ", "UA"]) expect(codes).toContain(code);
  });
});
