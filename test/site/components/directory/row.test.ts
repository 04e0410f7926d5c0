import { expect, it } from "vitest";
import { adultsOnly, genreAndLanguages } from "../../../../src/components/directory/row.ts";
import { gameOf, measured } from "../../model/game-data.ts";

it.each([
  [{}, undefined, ""],
  [{ GENRE: "Fantasy", LANGUAGE: "English" }, undefined, "Fantasy, English"],
  [{ GENRE: "Horror", "ADULT MATERIAL": "1" }, "adults only", "Horror, adults only"],
  [{ "ADULT MATERIAL": "0" }, undefined, ""],
])("lists say of %j: %s", (mssp, adults, line) => {
  const game = gameOf([{ record: measured({}, mssp) }]);
  expect([adultsOnly(game), genreAndLanguages(game)]).toEqual([adults, line]);
});
