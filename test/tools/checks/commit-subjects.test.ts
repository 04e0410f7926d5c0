import { expect, test } from "vitest";
import { badSubjects } from "../../../tools/checks/commit-subjects.ts";

test("a subject of 72 characters passes, one of 73 does not", () => {
  expect(badSubjects(`abc1234 ${"x".repeat(72)}\n`)).toEqual([]);
  expect(badSubjects(`abc1234 ${"x".repeat(73)}\n`)).toEqual([
    expect.stringMatching(/^Commit abc1234: the subject has 73 characters, at most 72 /),
  ]);
});

test("characters are counted, not UTF-16 units", () => {
  expect(badSubjects(`abc1234 ${"𝔘".repeat(72)}\n`)).toEqual([]);
});

test("a full stop at the end is reported", () => {
  expect(badSubjects("abc1234 Bound inflated bytes.\n")).toHaveLength(1);
  expect(badSubjects("abc1234 Bound inflated bytes\n")).toEqual([]);
});
