import { site } from "./site.ts";

const { singular: one, plural: many } = site.listed;

/** What the directory lists, in the forms that texts need. */
export const listed = {
  one,
  many,
  /** Several, at the beginning of a title. */
  title: many.charAt(0).toUpperCase() + many.slice(1),
  /** One, with its article: "a BBS", "an archive". */
  a: `${/^[aeiou]/i.test(one) ? "an" : "a"} ${one}`,
  /** Whether they are MUDs: a few sentences explain what those are. */
  isMud: one === "MUD",
} as const;
