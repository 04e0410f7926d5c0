import { expect, test } from "vitest";
import { listedWords, mudWords } from "../../../scanner/src/text/index.ts";

test("MUDs are games in running text", () => {
  expect(mudWords).toEqual({
    one: "MUD",
    many: "MUDs",
    title: "MUDs",
    a: "a MUD",
    game: "game",
    games: "games",
    Game: "Game",
    Games: "Games",
    aGame: "a game",
    AGame: "A game",
    isMud: true,
  });
});

test("anything else is called what the configuration calls it", () => {
  expect(listedWords({ singular: "archive", plural: "archives" })).toEqual({
    one: "archive",
    many: "archives",
    title: "Archives",
    a: "an archive",
    game: "archive",
    games: "archives",
    Game: "Archive",
    Games: "Archives",
    aGame: "an archive",
    AGame: "An archive",
    isMud: false,
  });
});
