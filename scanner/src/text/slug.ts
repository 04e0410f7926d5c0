import { plainLetters } from "./plain-letters.ts";

/** Windows cannot create a file or folder with such a name, so nobody there could check out the project. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
}

/**
 * The ASCII letters and digits of a text in kebab-case, without accents and apostrophes: "Café d'Or" → "cafe-dor".
 * @returns "" if none are left
 */
export function slug(text: string, longest = 80): string {
  return kebab(plainLetters(text.replace(/['’`]/g, "")), longest);
}

/**
 * A name as part of a web address: never empty, never a name that Windows reserves. Names that differ only by case,
 * accents or punctuation share one slug, which is right for counting; letters of other scripts become their code points
 * ("狂想" → "u72c2-u60f3"). Pages are published under these slugs, so the results must never change.
 */
export function pageSlug(name: string): string {
  const plain = plainLetters(name).replace(/\+\+/g, "-plus-plus").replace(/#/g, "-sharp");
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, "");
  const ascii = kebab(plain, longestPageSlug);
  if (ascii !== "" && !/[^\x00-\x7f]/.test(letters)) return isDeviceName(ascii) ? `${ascii}-name` : ascii;
  const points = Array.from(letters, (letter) =>
    /[a-z0-9]/.test(letter) ? letter : `u${(letter.codePointAt(0) ?? 0).toString(16)}`,
  );
  return kebab(points.join("-"), longestPageSlug) || "unnamed";
}

const longestPageSlug = 60;

function kebab(text: string, longest: number): string {
  return text
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, longest)
    .replace(/-+$/, "");
}
