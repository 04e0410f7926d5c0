import { expect, test } from "vitest";
import { findPhrases } from "../../../tools/wording/phrases.ts";

test("finds a phrase with its position and a better one", () => {
  expect(findPhrases("Sends data.\nThe name stands beside the text.")).toEqual([
    { line: 2, column: 17, found: "beside the", instead: "next to, alongside" },
  ]);
});

test("finds a phrase that is split over two comment lines", () => {
  expect(findPhrases("// counted for\n// want of a date")).toMatchObject([
    { line: 1, column: 12, found: "for // want of" },
  ]);
  expect(findPhrases("/**\n * what the server\n * tells\n */")).toHaveLength(1);
});

test("accepts plain English", () => {
  expect(
    findPhrases("The server reports its players. This file is not a valid entry; see the one next to it."),
  ).toEqual([]);
});
