import { expect, test } from "vitest";
import { coverageWords } from "../../../../src/components/hours/coverage-words.ts";

test.each([
  [0, 0, [], "Not counted in the last 90 days."],
  [1, 1, [17], "1 count so far, around 17:00 UTC: how many play at other hours is not known."],
  [3, 1, [3, 17], "3 counts so far, all around 03:00 and 17:00 UTC: how many play at other hours is not known."],
  [5, 5, [3], "5 counts on 5 days so far, all around 03:00 UTC: how many play at other hours is not known."],
  [9, 2, [0, 3, 6, 9], "9 counts on 2 days so far: too few to show how the day goes."],
])("%d counts on %d days", (counts, days, hours, words) => {
  expect(coverageWords({ counts, days, hours, span: null, ofDay: false, ofWeek: false })).toBe(words);
});
