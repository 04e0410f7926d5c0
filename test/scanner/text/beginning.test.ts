import fc from "../../fast-check.ts";
import { expect, test } from "vitest";
import { beginning, plainLine, plainText, quoted } from "../../../scanner/src/text/index.ts";

test("the beginning of a text is a prefix of it, as long as allowed, and never half a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(40), (text, longest) => {
      const cut = beginning(text, longest);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(longest);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, longest) - 1);
    }),
  );
});

test("nothing that shortens text leaves half a character", () => {
  const dragons = "🐉".repeat(50);
  for (const longest of [9, 10])
    for (const shorten of [plainLine, plainText, quoted]) expect(shorten(dragons, longest).isWellFormed()).toBe(true);
});
