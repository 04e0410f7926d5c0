import { foldName } from "./fold-name.ts";

// cspell:disable (letters of other scripts)
/**
 * Letters that look like a Latin letter in most fonts, each at the place of its Latin letter; from the confusables of
 * Unicode Technical Standard 39. Within a script no two letters share a Latin letter, so two names in one script are
 * never confused with each other.
 */
const scripts: readonly (readonly [letters: string, latin: string])[] = [
  // Cyrillic
  ["АВСЕНІЈКМОРЅТУХԚԜ", "ABCEHIJKMOPSTYXQW"],
  ["асԁеіјкорԛѕухѵԝ", "acdeijkopqsyxvw"],
  // Greek
  ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
  ["αικονρυχ", "aikovpux"],
  // Armenian
  ["հոօս", "hnou"],
  // Latin letters of phonetic alphabets and Turkish
  ["ɑɡı", "agi"],
];
// cspell:enable

const latinOf = new Map(
  scripts.flatMap(([letters, latin]) =>
    Array.from(letters, (letter, at): [string, string] => [letter, latin[at] ?? ""]),
  ),
);

/**
 * A name as it looks, folded for comparison: like foldName, with letters that look Latin as Latin ones. Two names with
 * one skeleton look alike; other letters stay as they are, so a name in another script looks like no Latin one.
 */
export function skeletonOf(name: string): string {
  return foldName(Array.from(decomposed(name), (letter) => latinOf.get(letter) ?? letter).join(""));
}

/** Whether two names look alike only because of letters from another script, such as a Cyrillic A. */
export function lookAlike(a: string, b: string): boolean {
  return foldName(a) !== foldName(b) && skeletonOf(a) !== "" && skeletonOf(a) === skeletonOf(b);
}

/** The letters of a name that look Latin but are not, with their code points: `"А" (U+0410)`. Each appears once. */
export function lookalikesIn(name: string): string[] {
  const letters = new Set(Array.from(decomposed(name)).filter((letter) => latinOf.has(letter)));
  return Array.from(letters, (letter) => {
    const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `"${letter}" (U+${code})`;
  });
}

function decomposed(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "");
}
