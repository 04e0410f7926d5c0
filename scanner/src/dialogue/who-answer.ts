// cspell:ignore smhdw
import { plainLines } from "./plain-lines.ts";

/** A line with which a server ends its answer to WHO. The first group is the number of players, in digits or as "no". */
interface Footer {
  /** Servers that send it. */
  of: string;
  pattern: RegExp;
}

const number = String.raw`(\d{1,7}|no|No|one|One|zero|Zero)`;

/**
 * The footers of WHO at the login screen, in full, so that a player's name or message cannot be taken for one. Other
 * numbers in them (record, maximum, "Max was") are not players online.
 */
const footers: readonly Footer[] = [
  { of: "PennMUSH", pattern: new RegExp(`^There (?:is|are) ${number} players? connected\\.$`) },
  {
    of: "TinyMUX, TinyMUSH, RhostMUSH",
    pattern: /^(\d{1,7}) Players? logged in(?:, \d{1,9} record, (?:no|\d{1,9}) maximum)?\.(?: {1,4}\([^()]{1,80}\))?$/,
  },
  {
    of: "Fuzzball, ProtoMUCK",
    pattern: new RegExp(
      `^(?:There (?:is|are) )?${number} players? (?:is|are) connected\\.(?: {1,4}\\(Max was \\d{1,9}\\))?$`,
    ),
  },
  {
    of: "ProtoMUCK",
    pattern: new RegExp(`^There (?:is|are) ${number} players? connected\\. {1,4}\\(Max was \\d{1,9}\\)$`),
  },
  { of: "LambdaCore, ToastCore", pattern: /^(No one) logged in\.$/ },
  // "Total: 2 players, both of whom have been active recently."
  { of: "LambdaCore, ToastCore", pattern: /^Total: (\d{1,7}) players?(?:, [a-z0-9 ]{1,80})?\.$/ },
  // The server was too slow to list all of them.
  { of: "LambdaCore, ToastCore", pattern: /^Plus \d{1,7} other players? \((\d{1,7}) total; [^()]{1,80}\)\.?$/ },
  // "There are 3 visible, 0 invisible, 0 remote users." comes before it.
  { of: "NUTS", pattern: /^Total of (\d{1,7}) users?(?: and \d{1,7} logins?)?\.$/ },
  { of: "Amnuts", pattern: /^(\d{1,7}) users? logged on, \d{1,7} (?:is|are) invis$/ },
  { of: "Amnuts", pattern: /^(No) users are currently logged on$/ },
  { of: "lists that hide some players", pattern: /^\d{1,7} of (\d{1,7})(?: players?)? (?:shown|listed|displayed)\.?$/ },
  {
    of: "many others",
    pattern: new RegExp(
      `^(?:There (?:is|are) (?:currently )?)?${number} (?:players?|users?|people) (?:online|connected|logged in|logged on)\\.?$`,
    ),
  },
  { of: "many others", pattern: /^(?:Total )?(?:Players?|Users?)(?: online| connected)?: {0,4}(\d{1,7})\.?$/ },
];

/** The head of a table with a line for each player, as MUSHes have it; and such a line: time connected, time idle. */
const tableHead = /^Player Name {1,40}On For {1,20}Idle\b/;
const tableRow = / (?:\d{1,5}d )?\d{1,2}:\d{2} {1,10}\d{1,5}[smhdwMy](?: |$)/;

/**
 * Counts the players in a server's answer to WHO: by its last footer or, in a table that has none, by its lines.
 * @param text bytes of the session, one character each; escape sequences are ignored
 * @param whole false if parts of the answer are missing: a number of lines would then be too small
 * @returns undefined if the answer contains no number that is certain
 */
export function countInWho(text: string, whole = true): number | undefined {
  const lines = plainLines(text);
  for (const line of lines.toReversed()) {
    const count = countInFooter(line);
    if (count !== undefined) return count;
  }
  if (!whole) return undefined;
  const head = lines.findLastIndex((line) => tableHead.test(line));
  const rows = head < 0 ? 0 : lines.slice(head + 1).filter((line) => tableRow.test(line)).length;
  return rows === 0 ? undefined : rows;
}

/** Whether a text ends with a footer, or a footer and a prompt, so that nothing more need be waited for. */
export function endsWho(text: string): boolean {
  return plainLines(text)
    .slice(-2)
    .some((line) => countInFooter(line) !== undefined);
}

/** The players in a line that is a footer; undefined for any other line. */
export function countInFooter(line: string): number | undefined {
  for (const { pattern } of footers) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return numberOf(found);
  }
  return undefined;
}

function numberOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  return word.toLowerCase() === "one" ? 1 : 0;
}
