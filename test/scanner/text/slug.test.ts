// cspell:ignore İstanbul FANTASİ fantasi
import fc from "../../fast-check.ts";
import { expect, it } from "vitest";
import { pageSlug, slug } from "../../../scanner/src/text/index.ts";

it("keeps ASCII letters and digits of a text, at most so many characters", () => {
  expect(slug("Café d'Or")).toBe("cafe-dor");
  expect(slug("狂想")).toBe("");
  expect(slug("-- a b c", 3)).toBe("a-b");
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/.test(slug(text))));
});

it("makes page slugs that are safe as a part of an address, and the same for spellings of one name", () => {
  expect(pageSlug("Hack and Slash")).toBe(pageSlug("HACK AND SLASH"));
  expect(pageSlug("Ack!Mud")).toBe("ack-mud");
  expect(pageSlug("C++")).toBe("c-plus-plus");
  expect(pageSlug("İstanbul ıI")).toBe("istanbul-ii");
  expect(pageSlug("FANTASİ")).toBe("fantasi");
  expect(pageSlug("狂想")).toBe("u72c2-u60f3");
  expect(pageSlug("../..")).toBe("unnamed");
  fc.assert(fc.property(fc.string(), (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(pageSlug(text))));
});

it("makes no page slug that ends in a hyphen where it was cut, or that is a device name on Windows", () => {
  expect(pageSlug(`${"a".repeat(59)} bcd`)).toBe("a".repeat(59));
  for (const name of ["CON", "nul", "Com1", "LPT9"]) expect(pageSlug(name)).toMatch(/-name$/);
});
