// cspell:ignore AVMHMA IHWV BCDFGHKMNPQTVWXZ BFGJMPQVWXZ BCDFGHJKPQSVWXZ HJKQVWXZ BFGJKPQXZ BCFGHJKMPTVXZ JQXVWZ
import { isAddress } from "./addresses.ts";

/** Letters of scripts that are written without vowels or without spaces: any two of them count as a word. */
const otherScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u;
/** Not an initial "y", which is a consonant. */
// cspell:disable-next-line
const vowel = /(?!^y)[aeiouyæøœäëïöüàáâãåèéêìíîòóôõùúûýąęıőűάέήίόύώαεηιοуеыаоэяиюёіїє]/iu;
/** Two-letter words that are unlikely to be coincidence. */
const commonPair =
  /^(?:am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we|ok|de|la|le|en|du|et|il|es|im|zu|er|id|pk|rp|ip)$/i;
/** Digits and quotes between letters (`dP"Yb`, `Y8b`, `88ood8`), or three times the same letter. */
const jumbledSigns =
  /\p{L}\d+\p{L}|\d\p{L}+\d|\p{L}\d*["`^~|\\%#$*+=;!?]+\d*\p{L}|\p{L}["'`^~.,]{2,}\p{L}|(?!www)(\p{L})\1\1/u;
/** Alternating lower and upper case (`YbodP`, `adPPYba`); "tbaMUDs" is a word. */
const jumbledCase = /\p{Ll}\p{Lu}{2,}(?!s(?!\p{L}))\p{Ll}|\p{Ll}\p{Lu}\p{Ll}\p{Lu}|\p{Ll}\p{Lu}(?!\p{L})/u;

/** Capitals in combinations that occur not in words but in shaded drawings: `AVMHMA`, `IHWV`, `wOO`. */
const shading =
  /^[DO]{3,}$|^\p{Ll}(\p{Lu})\1+$|^\p{Lu}?(\p{Lu}{2})\2$|\p{Ll}\p{Lu}{2,}\p{Ll}\p{Lu}{2}|^(?=\P{Ll}{4,}$).*(?:V[BCDFGHKMNPQTVWXZ]|W[BFGJMPQVWXZ]|H[BCDFGHJKPQSVWXZ]|M[HJKQVWXZ]|[BFGJKPQXZ]V|(?<![DLN])[BCFGHJKMPTVXZ]W[^AEIOUY]|II|UU|AA.*AA|[JQX][JQXVWZ])/u;

/** In scripts without spaces, a whole line is a word. */
const longestWord = 300;

const known = new Map<string, boolean>();
/** Number of results to cache: banners share most of their words. */
const mostKnown = 5000;

/** A word that art does not produce by chance. */
export function isStrongWord(token: string): boolean {
  if (token.length > longestWord) return false;
  const kept = known.get(token);
  if (kept !== undefined) return kept;
  if (known.size >= mostKnown) known.clear();
  const verdict = judge(token);
  known.set(token, verdict);
  return verdict;
}

function judge(token: string): boolean {
  const letters = token.replace(/[^\p{L}\p{M}]/gu, "");
  if (otherScripts.test(letters)) return letters.length >= 2 || /^\p{Script=Han}$/u.test(letters);
  if (isAddress(token)) return true;
  if (letters.length < 2 || shading.test(letters) || !vowel.test(letters) || letterShare(token) < 0.6) return false;
  if (letters.length === 2) return /^(?:\p{L}\p{Ll}|[A-Z]{2})$/u.test(letters) && commonPair.test(letters);
  return new Set(letters.toLowerCase()).size > 1 && !jumbledSigns.test(token) && !jumbledCase.test(token);
}

/** Short words, numbers, initials, addresses: accepted next to strong words, but not enough by themselves. */
export function isWeakWord(token: string): boolean {
  if (token.length > longestWord) return false;
  return /^(?:– )?[("'[<{]*(?:\p{L}{1,4}|[\p{N}][\p{L}\p{N}.,:/%+-]*|&|\p{L}[\p{L}\p{N}._@:/'’-]+)[)\]>}"'.,:;!?…]*$/u.test(
    token,
  );
}

/** Share of letters, marks and digits among all non-blank characters, 0 to 1. */
export function letterShare(text: string): number {
  const solid = text.replace(/\s+/g, "");
  return solid === "" ? 0 : solid.replace(/[^\p{L}\p{M}\p{N}]+/gu, "").length / solid.length;
}
