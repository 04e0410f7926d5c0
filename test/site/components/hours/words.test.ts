import { expect, test } from "vitest";
import { trendWords } from "../../../../src/components/hours/words.ts";

test.each([
  [12.4, 10.3, "12 on average in the last 30 days, 10 in the 30 before: up 20%"],
  [5, 0, "5 on average in the last 30 days, 0 in the 30 before: up from none"],
  [0, 4, "0 on average in the last 30 days, 4 in the 30 before: down 100%"],
  // One player on one night: the figures as shown are the same.
  [0, 0.004, "0 on average in the last 30 days, 0 in the 30 before: no change"],
  [0.02, 0, "0 on average in the last 30 days, 0 in the 30 before: no change"],
])("%d players after %d: %s", (recent, before, words) => {
  expect(trendWords({ recent, before, change: (recent - before) / before })).toBe(words);
});
