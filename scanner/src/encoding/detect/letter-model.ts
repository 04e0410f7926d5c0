import type { Language } from "./languages.ts";

/** Weight of the rough letter frequencies against the letter pairs in the language's words. */
const smoothing = 1.5;

/** How likely a letter of one language is between its neighbours. */
export interface LetterModel {
  language: Language;
  /**
   * Bits for a lower-case non-ASCII letter, given the lower-case letters next to it ("" at the end of a word);
   * undefined for a letter that the language does not have.
   */
  bits(letter: string, before: string, after: string): number | undefined;
}

/** Counts the letter pairs in the words of a language. */
export function letterModel(language: Language): LetterModel {
  const pairs = new Map<string, number>();
  const sums = new Map<string, number>();
  const count = (side: string, letter: string): void => {
    pairs.set(side + letter, (pairs.get(side + letter) ?? 0) + 1);
    sums.set(side, (sums.get(side) ?? 0) + 1);
  };
  for (const word of language.words)
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charAt(at);
      if (!language.letters.has(letter)) continue;
      count(`${word.charAt(at - 1)}<`, letter);
      count(`${word.charAt(at + 1)}>`, letter);
    }
  const likely = (side: string, letter: string, share: number): number =>
    ((pairs.get(side + letter) ?? 0) + smoothing * share) / ((sums.get(side) ?? 0) + smoothing);
  return {
    language,
    bits(letter, before, after) {
      const share = language.letters.get(letter);
      if (share === undefined) return undefined;
      return -Math.log2((share + likely(`${before}<`, letter, share) + likely(`${after}>`, letter, share)) / 3);
    },
  };
}
