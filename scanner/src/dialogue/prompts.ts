import { defined } from "../objects/index.ts";
import { withoutByteEscapes } from "../text/index.ts";

/** The answer to a prompt. */
export interface PromptAnswer {
  /** Which prompt it was, for the log. */
  prompt: string;
  /** Bytes to send, one per character. */
  answer: string;
  /** The encoding that the answer selects, in a menu of character sets. */
  encoding?: string;
}

/** A row of a table of prompts. */
export interface Prompt {
  name: string;
  pattern: RegExp;
  answer: (match: RegExpExecArray) => string;
  encoding?: string;
}

export const returnKey = "\r\n";
const ESC = "\x1b";

// All repetitions are bounded, so that no text can take more than linear time.

/** White space in a pattern. Spelt out because `\s` matches the byte A0, which is a letter in several encodings. */
export const space = "[ \\t-\\r]";
const item = `[[(]?(?<![0-9])([0-9]{1,4})${space}{0,8}(?:[\\])]|\\.{1,3})${space}{0,8}(?:[^ \\t-\\r]{1,40}${space}{0,8}/${space}{0,8})?`;

/**
 * The prompts that come before or instead of a banner, in order of priority; the first match is answered. Never answers
 * with a name or a password.
 */
const prompts: readonly Prompt[] = [
  {
    name: "press ESC twice",
    pattern: /press[ \t-\r]{1,8}[[<]?\.?esc\.?[\]>]?[ \t-\r]{1,8}twice/i,
    answer: () => ESC + ESC,
  },
  { name: "press ESC", pattern: /press[ \t-\r]{1,8}[[<]?\.?esc\.?[\]>]?(?![ \t-\r]{1,8}twice)/i, answer: () => ESC },
  {
    name: "more: yes, no, continuous",
    pattern: /more[: \t-\r]{0,8}\(?y\)?[^\n]{0,200}?\(?c\)?[ \t-\r]{0,8}ont/i,
    answer: () => `C${returnKey}`,
  },
  {
    name: "yes or no",
    pattern: /(?<![a-z0-9])(yes\/no|y\/n|\(yes\|no\))(?![a-z0-9])|[([]yn[)\]]/i,
    answer: ([, word]) => (/^\(?yes/i.test(word ?? "") ? `yes${returnKey}` : `y${returnKey}`),
  },
  { name: "colour", pattern: /color[ \t-\r]{0,80}\?/i, answer: () => `y${returnKey}` },
  {
    name: "menu with UTF-8",
    pattern: new RegExp(`${item}UTF-?8`, "i"),
    answer: ([, number]) => `${number ?? ""}${returnKey}`,
    encoding: "utf-8",
  },
  {
    name: "menu with ANSI",
    pattern: new RegExp(`${item}ANSI`, "i"),
    answer: ([, number]) => `${number ?? ""}${returnKey}`,
  },
  {
    name: "GB or Big5",
    pattern: /(?<![a-z0-9])gb[ \t-\r]{0,8}\/[ \t-\r]{0,8}big[ \t-\r]{0,8}5(?![a-z0-9])/i,
    answer: () => `big5${returnKey}`,
    encoding: "big5",
  },
  {
    name: "press BACKSPACE",
    pattern: /press[ \t-\r]{1,8}the[ \t-\r]{1,8}backspace[ \t-\r]{1,8}key/i,
    answer: () => "\b",
  },
  // Commodore machines: their DEL is byte 14 (hex).
  {
    name: "press DEL or BACKSPACE",
    pattern: /(?:press|hit)[ \t-\r]{1,8}(?:your[ \t-\r]{1,8})?(?:del(?:ete)?|backspace)/i,
    answer: () => "\x14",
  },
  { name: "press RETURN", pattern: /(?:hit|press)[ \t-\r]{1,8}(?:return|enter)/i, answer: () => returnKey },
];

/**
 * Finds the prompt of the fingerprint rule in a text, and its answer.
 * @param text bytes of the session, one per character; escape sequences are ignored
 * @returns undefined if the text has no prompt; the rule then tries a bare Return
 */
export function findPrompt(text: string): PromptAnswer | undefined {
  return firstMatch(prompts, withoutByteEscapes(text));
}

/** The first prompt of a table that a text contains. @param plain text without escape sequences */
export function firstMatch(table: readonly Prompt[], plain: string): PromptAnswer | undefined {
  for (const { name, pattern, answer, encoding } of table) {
    const match = pattern.exec(plain);
    if (match !== null) return { prompt: name, answer: answer(match), ...defined({ encoding }) };
  }
  return undefined;
}

/**
 * Finds a prompt that waits for a key for only a few seconds, so it has to be answered while the text is still
 * arriving.
 */
export function findUrgentPrompt(text: string): PromptAnswer | undefined {
  const found = findPrompt(text);
  return found !== undefined && isUrgent(found) ? found : undefined;
}

/** Whether a prompt waits for the ESC key. */
export function isUrgent({ answer }: PromptAnswer): boolean {
  return answer.startsWith(ESC);
}
