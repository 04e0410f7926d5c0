import { capital } from "./capital.ts";

/** What the directory lists, in the forms that texts need. */
export interface ListedWords {
  one: string;
  many: string;
  /** Several, at the beginning of a title. */
  title: string;
  /** One, with its article: "a BBS", "an archive". */
  a: string;
  /** One and several in running text, where a directory of MUDs says "game". */
  game: string;
  games: string;
  /** The same at the beginning of a sentence. */
  Game: string;
  Games: string;
  /** With an article: "a game", "a BBS". */
  aGame: string;
  AGame: string;
  /** Whether they are MUDs: a few sentences explain what those are. */
  isMud: boolean;
}

/** The forms of the words that a directory's configuration (`listed`) has for what it lists. */
export function listedWords({ singular: one, plural: many }: { singular: string; plural: string }): ListedWords {
  const isMud = one === "MUD";
  const a = `${/^[aeiou]/i.test(one) ? "an" : "a"} ${one}`;
  // A MUD is a game; anything else is called what the configuration calls it.
  const [game, games, aGame] = isMud ? ["game", "games", "a game"] : [one, many, a];
  return {
    ...{ one, many, a, game, games, aGame, isMud },
    title: capital(many),
    Game: capital(game),
    Games: capital(games),
    AGame: capital(aGame),
  };
}

/** The words of a directory of MUDs. */
export const mudWords: ListedWords = listedWords({ singular: "MUD", plural: "MUDs" });
