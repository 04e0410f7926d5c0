/** A word of a server's name, and its place in the name. */
export interface NamePart {
  text: string;
  from: number;
  to: number;
}

/** Letters that a name must have: shorter ones are found in any drawing. */
const fewestLetters = 3;
/** Letters that it must have without its kind: "Ani" of "Animud" occurs in many a word. */
const fewestOfPart = 4;
/** What servers are; a name has letters besides: "MUD1" occurs in whatever ends in "MUD". */
const kinds = /mud|mush|muck|moo|mux/i;
const kindAtEnd = /[ -]*(mud|mush|muck|moo|mux)$/i;
const fewestOwnLetters = 2;
/** Letters of a word that is looked for by itself, and of one that counts only with others. */
const longWord = 5;
const shortWord = 3;
/** Letters that short words must have together. */
const lettersTogether = 7;

/**
 * What may be drawn of a name: the whole, with or without its article and its kind, or its words, which may be below
 * each other or be joined ("AresMUSH").
 */
export function partsOf(name: string): { whole: string[]; words: NamePart[] } {
  const plain = name.replace(/[^\x20-\x7e]/g, "").trim();
  const short = plain.replace(/^(?:the|a) +/i, "").replace(kindAtEnd, "");
  const whole = [...new Set([plain, short])].filter(
    (text) =>
      lettersOf(text) >= (text === plain ? fewestLetters : fewestOfPart) &&
      lettersOf(text.replace(kinds, "")) >= fewestOwnLetters,
  );
  const words = Array.from(name.matchAll(/[A-Z]?[a-z']+|[A-Z]+(?![a-z])|\d+/g), (found) => ({
    text: found[0],
    from: found.index,
    to: found.index + found[0].length,
  })).filter(({ text }) => lettersOf(text) >= shortWord && !whole.includes(text) && !/^the$/i.test(text));
  return { whole, words };
}

/** What a name says that the server is, at its end: "MUSH" of "AresMUSH". */
export function kindOf(name: string): string | undefined {
  return kindAtEnd.exec(name)?.[1];
}

/**
 * What the words that were found spell: the name from the first of them to the last, as it is listed.
 * @param found in the order of the name
 * @param words that were looked for
 * @returns undefined where they are too few, or too short, to be sure
 */
export function spanOf(name: string, found: readonly NamePart[], words: number): string | undefined {
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const letters = found.reduce((sum, { text }) => sum + lettersOf(text), 0);
  const sure =
    found.some(({ text }) => lettersOf(text) >= longWord) || (found.length === words && letters >= lettersTogether);
  return sure ? name.slice(first.from, last.to) : undefined;
}

function lettersOf(text: string): number {
  return text.replace(/\W/g, "").length;
}

/** A text as it may be drawn: as listed, in capitals, in small letters, with a capital in front of each word. */
export function casesOf(text: string): string[] {
  const small = text.toLowerCase();
  return [
    ...new Set([text, text.toUpperCase(), small, small.replace(/(?<![a-z'])[a-z]/g, (letter) => letter.toUpperCase())]),
  ];
}
