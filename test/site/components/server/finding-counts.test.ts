import { expect, test } from "vitest";
import { findingCounts } from "../../../../src/components/server/finding-counts.ts";

test.each([
  [[], "no problems"],
  [["error", "warning"], "2 problems"],
  [["hint", "hint", "hint"], "3 hints"],
  [["error", "hint"], "1 problem and 1 hint"],
] as const)("findings %j are “%s”", (levels, words) => {
  expect(findingCounts(levels.map((level) => ({ level })))).toBe(words);
});
