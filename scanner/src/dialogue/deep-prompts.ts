// cspell:ignore appuyez beliebige cualquier dowolny klawisz nein oprima premi presione pressez pressione pulsa qualquer tasto tecla клавишу любую
import { answerCharsetMenu } from "./charset-menu.ts";
import { findPrompt, firstMatch, returnKey, space, type Prompt, type PromptAnswer } from "./prompts.ts";
import { withoutByteEscapes } from "../text/index.ts";

// Prompts that only the deep connection answers: the fingerprint rule does not know them, and answering them on the
// first connection would change fingerprints. Never answers with a name or a password. All repetitions are bounded (see
// prompts.ts).

/** Length of the end of a text that may be a question. Further up, the same words are part of a screen. */
const questionCharacters = 240;

/** What may follow a question until the text ends: a bracket, punctuation, a cursor character. */
const end = `[ \\t-\\r\\])}>:.?!-]{0,12}$`;

/** Questions that the rule's own table would answer differently; these come first. */
const questionsFirst: readonly Prompt[] = [
  // "y" would give the plain screen instead of the picture that everyone else sees.
  {
    name: "screen reader",
    pattern: /(?:screen[ -]?reader|visually[ -]impaired|are you blind)[^\n]{0,100}(?:\?|y\/n|yes\/no)/i,
    answer: ([words]) => (/yes\/no/i.test(words) ? `no${returnKey}` : `n${returnKey}`),
  },
];

/** "Press any key" in several languages; for scripts other than Latin, in the encodings that MUDs use. */
const anyKey = [
  `(?:press|hit|strike|push|touch|tap)${space}{1,4}(?:any|a|some)${space}{1,4}key`,
  `any${space}{1,4}key${space}{1,4}to${space}{1,4}continue`,
  `beliebige${space}{1,4}taste`,
  `(?:appuyez|pressez)${space}{1,4}sur${space}{1,4}une${space}{1,4}touche`,
  `(?:presione|pulse|pulsa|oprima)${space}{1,4}(?:una|cualquier)${space}{1,4}tecla`,
  `pressione${space}{1,4}qualquer${space}{1,4}tecla`,
  `premi${space}{1,4}un${space}{1,4}tasto`,
  `dowolny${space}{1,4}klawisz`,
  // 任意键 and 任意鍵 in UTF-8, GBK and Big5.
  "\\xe4\\xbb\\xbb\\xe6\\x84\\x8f\\xe9(?:\\x94\\xae|\\x8d\\xb5)",
  "\\xc8\\xce\\xd2\\xe2\\xbc\\xfc",
  "\\xa5\\xf4\\xb7\\x4e\\xc1\\xe4",
  // "любую клавишу" in UTF-8, Windows-1251, KOI8-R and code page 866.
  "\\xd0\\xbb\\xd1\\x8e\\xd0\\xb1\\xd1\\x83\\xd1\\x8e \\xd0\\xba\\xd0\\xbb\\xd0\\xb0\\xd0\\xb2",
  "\\xeb\\xfe\\xe1\\xf3\\xfe \\xea\\xeb\\xe0\\xe2",
  "\\xcc\\xc0\\xc2\\xd5\\xc0 \\xcb\\xcc\\xc1\\xd7",
  "\\xab\\xee\\xa1\\xe3\\xee \\xaa\\xab\\xa0\\xa2",
].join("|");

/** Questions that are not in the rule's table. */
const furtherQuestions: readonly Prompt[] = [
  { name: "ANSI colour standard", pattern: /colou?r[^?\n]{0,60}\?|ansi[^?\n]{0,40}\?/i, answer: () => `y${returnKey}` },
  {
    name: "pager",
    pattern: new RegExp(`(?:-{1,4}|[\\[(<*])${space}{0,2}more${space}{0,2}(?:-{1,4}|[\\])>*])[^\\n]{0,60}$`, "i"),
    answer: () => returnKey,
  },
  { name: "press any key", pattern: new RegExp(`(?:${anyKey})[^\\n]{0,80}${end}`, "i"), answer: () => returnKey },
  {
    name: "grown up",
    pattern: /(?:are you|over|at least|older than)[^\n?]{0,40}(?<![0-9])(?:13|16|18|21)(?![0-9])[^\n?]{0,40}\?/i,
    answer: () => `y${returnKey}`,
  },
  {
    name: "yes or no, spelt otherwise",
    pattern: new RegExp(
      `[\\[(][ ]?(?:(y)(?:es)?|(j)a?|(o)(?:ui)?|(s)(?:im|i)?|(t)(?:ak)?)[ ]?(?:/|\\||,|or|ou|oder|o)[ ]?(?:no?|nein|non|nie|n\\xe3o)[ ]?[\\])]${end}`,
      "i",
    ),
    answer: (match) => `${match.slice(1).join("").toLowerCase()}${returnKey}`,
  },
  {
    name: "yes or no, in words",
    pattern: new RegExp(`(?<![a-z])(?:(yes) or no|y or n)(?![a-z])${end}`, "i"),
    answer: ([, word]) => (word === undefined ? `y${returnKey}` : `yes${returnKey}`),
  },
];

/**
 * Finds the prompt in a text and its answer, for the deep connection. If there is none, nothing should be sent.
 * @param text bytes of the session, one per character; escape sequences are ignored
 * @returns undefined if the text has no prompt
 */
export function findDeepPrompt(text: string): PromptAnswer | undefined {
  const plain = withoutByteEscapes(text);
  const question = plain.slice(-questionCharacters);
  return (
    firstMatch(questionsFirst, question) ??
    findPrompt(text) ??
    answerCharsetMenu(plain) ??
    firstMatch(furtherQuestions, question)
  );
}
