// cspell:ignore hift
import { returnKey, type PromptAnswer } from "./prompts.ts";

/** Length of the end of a text that is searched for a menu of character sets. */
const menuCharacters = 1500;

/**
 * Character sets as menus spell them, our preferred ones first: those for any script, then those that can be decoded
 * reliably. `encoding` is a name from @mudlark/scanner/encoding.
 */
const charsets: readonly { encoding: string; spelling: string }[] = [
  { encoding: "utf-8", spelling: "utf-?8|unicode" },
  { encoding: "gbk", spelling: "gbk|gb-?18030|gb-?2312|gb" },
  { encoding: "big5", spelling: "big-?5" },
  { encoding: "windows-1251", spelling: "(?:win(?:dows)?|cp)[ -]?(?:cp-?)?1251|windows|win" },
  { encoding: "koi8-r", spelling: "koi-?8(?:-?[ru])?" },
  { encoding: "cp866", spelling: "cp-?866|866|alt|dos" },
  { encoding: "euc-kr", spelling: "euc-?kr|ks ?c ?5601" },
  { encoding: "shift_jis", spelling: "s(?:hift)?[-_]?jis" },
  { encoding: "iso-8859-1", spelling: "iso[ -]?8859-1|latin-?1" },
];

// "1 for GBK", "1) GBK", "[1] GBK", "1 - GBK", "1=GBK": a number, punctuation or a word, then the name.
const before = "(?<![a-z0-9])([0-9]{1,2})[ \\t]{0,4}(?:[)\\].:=>-]{1,3}|for|is|->)[ \\t]{0,4}";
// "GBK (1)", "GBK: 1"
const behind = "[ \\t]{0,2}(?:[([]|[:=][ \\t]{0,2})([0-9]{1,2})(?![0-9])";

const items = charsets.map(({ encoding, spelling }) => ({
  encoding,
  patterns: [
    new RegExp(`${before}(?:${spelling})(?![a-z0-9])`, "i"),
    new RegExp(`(?<![a-z0-9])(?:${spelling})${behind}`, "i"),
  ],
}));

/**
 * Answers a menu that asks for a character set by number ("Input 1 for GBK, 2 for UTF8, 3 for BIG5"). A text that names
 * fewer than two sets is not a menu.
 * @param plain text without escape sequences, one byte per character
 * @returns the answer; undefined if the text is not such a menu
 */
export function answerCharsetMenu(plain: string): PromptAnswer | undefined {
  const end = plain.slice(-menuCharacters);
  const found = items.flatMap(({ encoding, patterns }) => {
    const number = patterns.map((pattern) => pattern.exec(end)?.[1]).find((digits) => digits !== undefined);
    return number === undefined ? [] : [{ encoding, number }];
  });
  const [best] = found;
  if (best === undefined || new Set(found.map(({ number }) => number)).size < 2) return undefined;
  return { prompt: "menu of character sets", answer: `${best.number}${returnKey}`, encoding: best.encoding };
}
