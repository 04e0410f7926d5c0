import { describe, expect, it } from "vitest";
import { makeInput, maxInput, pieces } from "../../../tools/fuzz/mutate.ts";
import { inputSeed, Random } from "../../../tools/fuzz/random.ts";
import { targets } from "../../../tools/fuzz/targets.ts";

describe("the fuzzer", () => {
  it("makes the same input from the same seed, and a different one from another", () => {
    const input = (seed: number): string =>
      Buffer.from(makeInput(new Random(inputSeed(seed, "wire", 12)))).toString("hex");
    expect(input(1)).toBe(input(1));
    expect(new Set([1, 2, 3, 4, 5, 6].map(input)).size).toBeGreaterThan(3);
  });

  it("keeps inputs within their limit, and loses nothing when splitting them", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const random = new Random(seed);
      const input = makeInput(random);
      expect(input.length).toBeLessThanOrEqual(maxInput);
      expect(Buffer.concat(pieces(input, random)).equals(input)).toBe(true);
    }
  });

  it.each(targets.map((target) => [target.name, target] as const))("%s: survives a short run", async (name, target) => {
    for (let index = 0; index < 40; index += 1) {
      const random = new Random(inputSeed(7, name, index));
      // A test judges no figures of speed: the machine may be busy. `npm run fuzz` keeps the real limit.
      await target.run(makeInput(random), random, 60_000);
    }
  });
});
