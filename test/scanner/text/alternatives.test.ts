import { expect, test } from "vitest";
import { alternatives } from "../../../scanner/src/text/index.ts";

test.each([
  [[], ""],
  [["text"], "text"],
  [["who", "no-who"], "who or no-who"],
  [["true", "false", "partly"], "true, false or partly"],
])("%j", (words, sentence) => {
  expect(alternatives(words)).toBe(sentence);
});
