import { expect, test } from "vitest";
import { inventedModel } from "../invented/model.ts";

test("the neighbours of a fingerprint are others, the nearest first", async () => {
  const { fingerprints } = await inventedModel(120, 5);
  expect(fingerprints.length).toBeGreaterThan(5);
  for (const { hash, neighbours } of fingerprints) {
    expect(neighbours.map((each) => each.hash)).not.toContain(hash);
    const distances = neighbours.map(({ distance }) => distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(Math.min(...distances)).toBeGreaterThan(0);
  }
});
