/** A word of a server's name, and its place in the name. */
export interface NamePart {
  text: string;
  from: number;
  to: number;
}

/** Minimum number of letters in a name: shorter ones are found in any drawing. */
const fewestLetters = 3;
/** Minimum number of letters without its kind: "Ani" of "Animud" is part of many words. */
const fewestOfPart = 4;
/** Kinds of server. A name must have other letters too: "MUD1" is in anything that ends in "MUD". */
const kinds = /mud|mush|muck|moo|mux/i;
const kindAtEnd = /[ -]*(?:mud|mush|muck|moo|mux)$/i;
const onlyKind = /^[ -]*(?:mud|mush|muck|moo|mux)$/i;
const fewestOwnLetters = 2;
/** Letters in a word that is searched for by itself; shorter ones only count with others. */
const longWord = 5;
const shortWord = 3;
/** Letters that short words must have together. */
const lettersTogether = 7;

/**
 * What may be drawn of a name: all of it, with or without its article and its kind, or its words, which may be below
 * each other or joined ("AresMUSH").
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
  })).filter(({ text }) => lettersOf(text) >= shortWord && !/^the$/i.test(text));
  return { whole, words };
}

/**
 * The text that the found words spell: the name from the first to the last of them, as listed.
 * @param found in the order of the name
 * @param words that were searched for
 * @returns undefined if they are too few, or too short, to be sure
 */
export function nameSpanOf(name: string, found: readonly NamePart[], words: number): string | undefined {
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const letters = found.reduce((sum, { text }) => sum + lettersOf(text), 0);
  const sure =
    found.some(({ text }) => lettersOf(text) >= longWord) || (found.length === words && letters >= lettersTogether);
  // The kind at the end is said too, as listed.
  const end = onlyKind.test(name.slice(last.to)) ? name.length : last.to;
  return sure ? name.slice(first.from, end) : undefined;
}

function lettersOf(text: string): number {
  return text.replace(/\W/g, "").length;
}

/** The ways in which a text may be drawn: as listed, in upper case, in lower case, with capitalised words. */
export function casesOf(text: string): string[] {
  const small = text.toLowerCase();
  return [
    ...new Set([text, text.toUpperCase(), small, small.replace(/(?<![a-z'])[a-z]/g, (letter) => letter.toUpperCase())]),
  ];
}
