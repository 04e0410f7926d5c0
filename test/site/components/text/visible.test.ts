import { expect, it } from "vitest";
import { visible } from "../../../../src/components/text/visible.ts";

it("shows what a log hides, and leaves its lines and letters alone", () => {
  expect(visible("a\x1b[31mred\x00\u202Elive\u200b\ud800\r\n\tÄ 世 👾\n")).toBe(
    String.raw`a\x1B[31mred\x00\u202Elive\u200B\uD800` + "\n\tÄ 世 👾\n",
  );
});
