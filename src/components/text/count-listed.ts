import { listed } from "../../config/listed.ts";
import { count } from "./count.ts";

/** "1 BBS", "1,234 BBSes"; with a word in front, "12 listed BBSes". */
export function countListed(value: number, word = ""): string {
  const before = word === "" ? "" : `${word} `;
  return count(value, `${before}${listed.one}`, `${before}${listed.many}`);
}

/** The same within a sentence, where a directory of MUDs says "12 listed games". */
export function countGames(value: number, word: string): string {
  return listed.isMud ? count(value, `${word} game`) : countListed(value, word);
}
