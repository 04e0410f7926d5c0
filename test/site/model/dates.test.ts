import { describe, expect, it, test } from "vitest";
import { dateWords, isoFromSeconds, isoOf, momentWords, monthOf, monthWords } from "../../../src/model/dates.ts";

describe("a date in words", () => {
  it.each<[string | null, string, string]>([
    ["2026-02-08T05:40:59Z", "8 February 2026", "8 February 2026, 05:40 UTC"],
    ["2026-02-18T23:59:00Z", "18 February 2026", "18 February 2026, 23:59 UTC"],
    ["2026-12-31T00:00:00Z", "31 December 2026", "31 December 2026, 00:00 UTC"],
    [null, "an unknown date", "an unknown date"],
  ])("%s is %s, or %s", (iso, day, moment) => {
    // Twice, because days are remembered.
    expect([dateWords(iso), dateWords(iso), momentWords(iso)]).toEqual([day, day, moment]);
  });

  it("is unknown if it is not a date", () => {
    expect(dateWords("soon")).toBe("an unknown date");
  });

  it("may be a month", () => {
    expect([monthWords("2026-02-28T23:59:59Z"), monthWords(new Date("2026-03-01"))]).toEqual([
      "February 2026",
      "March 2026",
    ]);
  });
});

test.each([
  [0, "1970-01-01T00:00:00Z", "1970-01"],
  [9 * 3600 + 9 * 60 + 9, "1970-01-01T09:09:09Z", "1970-01"],
  [10 * 3600 + 10 * 60 + 10, "1970-01-01T10:10:10Z", "1970-01"],
  [86_399.9, "1970-01-01T23:59:59Z", "1970-01"],
  [-1, "1969-12-31T23:59:59Z", "1969-12"],
  [1_785_553_199, "2026-08-01T02:59:59Z", "2026-08"],
])("%d seconds after 1970 are %s", (seconds, iso, month) => {
  expect([isoFromSeconds(seconds), isoFromSeconds(seconds), monthOf(seconds)]).toEqual([iso, iso, month]);
});

test.each([
  ["2026-06-30T03:00:00.123Z", "2026-06-30T03:00:00Z"],
  ["2026-06-30T03:00:00+02:00", "2026-06-30T01:00:00Z"],
  ["soon", null],
  [undefined, null],
])("%s is written as %s", (text, iso) => {
  expect(isoOf(text)).toBe(iso);
});
