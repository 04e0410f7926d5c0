import fc from "../../fast-check.ts";
import { expect, test } from "vitest";
import { listingIdSchema } from "../../../scanner/src/record/index.ts";
import { idFor } from "../../../scanner/src/data/entry-id.ts";

test.each([
  ["The 7th Plane", "the-7th-plane"],
  ["The Forest's Edge", "the-forests-edge"],
  ["M*U*S*H", "m-u-s-h"],
  ["d20MUD: Star Wars", "d20mud-star-wars"],
  ["Café d’Or", "cafe-dor"],
  ["狂想空間", "fs-twkang-net-5555"],
  ["狂想空間 MUD", "fs-twkang-net-5555"],
  ["İstanbul ıI", "istanbul-ii"],
  ["Łódź MUD", "lodz-mud"],
  ["***", "fs-twkang-net-5555"],
  ["../../etc/passwd", "etc-passwd"],
  ["", "fs-twkang-net-5555"],
])("%s → %s", (name, id) => {
  expect(idFor(name, "fs.twkang.net", 5555)).toBe(id);
});

test("the id is a valid file name, whatever the name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (name) => {
      expect(listingIdSchema.safeParse(idFor(name, "mud.example.org", 4000)).success).toBe(true);
    }),
  );
});
