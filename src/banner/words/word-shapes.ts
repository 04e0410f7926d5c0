// cspell:ignore AVMHMA IHWV BCDFGHKMNPQTVWXZ BFGJMPQVWXZ BCDFGHJKPQSVWXZ HJKQVWXZ BFGJKPQXZ BCFGHJKMPTVXZ JQXVWZ
import { isAddress } from "./addresses.ts";

/** Letters of scripts that are written without vowels or without spaces: any two of them are a word. */
const otherScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u;
/** Not "y" at the beginning: it is a consonant there. */
// cspell:disable-next-line
const vowel = /(?!^y)[aeiouyæøœäëïöüàáâãåèéêìíîòóôõùúûýąęıőűάέήίόύώαεηιοуеыаоэяиюёіїє]/iu;
/** Words of two letters that are no chance. */
const commonPair =
  /^(?:am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we|ok|de|la|le|en|du|et|il|es|im|zu|er|id|pk|rp|ip)$/i;
/** Figures and quotes between letters (`dP"Yb`, `Y8b`, `88ood8`), the same letter three times. */
const jumbledSigns =
  /\p{L}\d+\p{L}|\d\p{L}+\d|\p{L}\d*["`^~|\\%#$*+=;!?]+\d*\p{L}|\p{L}["'`^~.,]{2,}\p{L}|(?!www)(\p{L})\1\1/u;
/** Small and large letters by turns (`YbodP`, `adPPYba`); "tbaMUDs" is a word. */
const jumbledCase = /\p{Ll}\p{Lu}{2,}(?!s(?!\p{L}))\p{Ll}|\p{Ll}\p{Lu}\p{Ll}\p{Lu}|\p{Ll}\p{Lu}(?!\p{L})/u;

/** Capitals in an order that words do not have them in, but shaded drawings do: `AVMHMA`, `IHWV`, `wOO`. */
const shading =
  /^[DO]{3,}$|^\p{Ll}(\p{Lu})\1+$|^\p{Lu}?(\p{Lu}{2})\2$|\p{Ll}\p{Lu}{2,}\p{Ll}\p{Lu}{2}|^(?=\P{Ll}{4,}$).*(?:V[BCDFGHKMNPQTVWXZ]|W[BFGJMPQVWXZ]|H[BCDFGHJKPQSVWXZ]|M[HJKQVWXZ]|[BFGJKPQXZ]V|(?<![DLN])[BCFGHJKMPTVXZ]W[^AEIOUY]|II|UU|AA.*AA|[JQX][JQXVWZ])/u;

/** Of scripts without blanks a whole line is a word. */
const longestWord = 300;

const known = new Map<string, boolean>();
/** Verdicts that are kept: banners share most of their words. */
const mostKnown = 5000;

/** A word that art does not make by chance. */
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

/** Short words, figures, initials, addresses: fine next to strong words, not enough by themselves. */
export function isWeakWord(token: string): boolean {
  if (token.length > longestWord) return false;
  return /^(?:– )?[("'[<{]*(?:\p{L}{1,4}|[\p{N}][\p{L}\p{N}.,:/%+-]*|&|\p{L}[\p{L}\p{N}._@:/'’-]+)[)\]>}"'.,:;!?…]*$/u.test(
    token,
  );
}

/** Letters, marks and figures among all that is not blank, 0 to 1. */
export function letterShare(text: string): number {
  const solid = text.replace(/\s+/g, "");
  return solid === "" ? 0 : solid.replace(/[^\p{L}\p{M}\p{N}]+/gu, "").length / solid.length;
}
