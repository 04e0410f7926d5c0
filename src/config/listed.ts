import { site } from "./site.ts";

const { singular: one, plural: many } = site.listed;
const isMud = one === "MUD";
const article = /^[aeiou]/i.test(one) ? "an" : "a";
/** A MUD is a game; anything else is called what the configuration calls it. */
const [game, games] = isMud ? ["game", "games"] : [one, many];
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const aGame = isMud ? "a game" : `${article} ${one}`;

/** What the directory lists, in the forms that texts need. */
export const listed = {
  one,
  many,
  /** Several, at the beginning of a title. */
  title: capital(many),
  /** One, with its article: "a BBS", "an archive". */
  a: `${article} ${one}`,
  /** One and several in running text, where a directory of MUDs says "game". */
  game,
  games,
  /** The same at the beginning of a sentence. */
  Game: capital(game),
  Games: capital(games),
  /** With an article: "a game", "a BBS". */
  aGame,
  AGame: capital(aGame),
  /** Whether they are MUDs: a few sentences explain what those are. */
  isMud,
} as const;
