import { expect, test } from "vitest";
import { mapWidth, countryShapes } from "../../../../src/components/map/shapes.ts";

test("no outline crosses the map: countries on both edges are cut there", () => {
  const all = countryShapes();
  expect(all.length).toBeGreaterThan(150);
  for (const { name, path } of all) {
    for (const ring of path.split(/(?=M)/)) {
      const across = [...ring.matchAll(/[ML](-?[\d.]+)/g)].map(([, x]) => Number(x));
      for (const [index, x] of across.entries()) {
        const step = Math.abs(x - (across[index - 1] ?? x));
        expect(step, `${name} jumps by ${step} units`).toBeLessThan(mapWidth / 4);
      }
    }
  }
});
