import { describe, expect, it } from "vitest";
import { countryShapes } from "../../../../src/components/map/shapes.ts";

describe("the map", () => {
  it("finds countries by their current code", () => {
    const codes = new Set(countryShapes().map(({ code }) => code));
    for (const code of ["FR", "RU", "DE", "US", "GB", "CN", "CZ", "UA"]) expect(codes).toContain(code);
  });
});
