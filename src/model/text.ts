import { isDeviceName } from "@mudlark/scanner/record";
import { hiddenCharacter, plainLetters } from "@mudlark/scanner/text";

const escapes = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]/g;
/** Controls, and characters that count as a blank. */
const controls = /[\x00-\x1f\x7f-\x9f\u2028\u2029\u2800\u3164]+/g;
/** No script piles up more marks than this on one letter: a heap of them would reach into the lines around it. */
const heaped = /(\p{M}{4})\p{M}+/gu;
/** Emoji are joined to families of four; a chain without end could not be broken into lines. */
const chained = /(?:\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*\u200d){4}/gu;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Most texts are this; nothing needs to be done to them. */
const ordinary = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A server's text as one plain line: terminal sequences, controls and signs that hide or reorder text taken out, spaces
 * collapsed, lone surrogates replaced; "" where nothing is left that could be seen. It is still untrusted: whoever
 * writes it somewhere escapes it for that place.
 * @param longest in UTF-16 units; longer text ends in …
 */
export function plainLine(text: string, longest = 300): string {
  if (text.length <= longest && ordinary.test(text)) return text;
  const line = text
    .slice(0, longest * 8)
    .replace(escapes, "")
    .replace(controls, " ")
    .toWellFormed()
    .replace(hiddenCharacter, "")
    .replace(chained, (chain) => chain.slice(0, -1))
    .replace(heaped, "$1")
    .replace(/\s+/g, " ")
    .trim();
  if (!visible.test(line)) return "";
  return line.length <= longest ? line : `${line.slice(0, longest - 1).toWellFormed()}…`;
}

/**
 * A name as a part of an address: lower-case letters, digits and hyphens. Names that differ only by case,
 * accents or punctuation share one, which is what counting wants. Letters beyond ASCII become their code points.
 */
export function slugOf(name: string): string {
  const plain = plainLetters(name).replace(/\+\+/g, "-plus-plus").replace(/#/g, "-sharp");
  const ascii = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (ascii !== "" && !/[^\x00-\x7f]/.test(plain.replace(/[^\p{L}\p{N}]/gu, "")))
    return unreserved(ascii.slice(0, 60).replace(/-+$/, ""));
  const points = Array.from(plain.replace(/[^\p{L}\p{N}]/gu, ""), (letter) =>
    /[a-z0-9]/.test(letter) ? letter : `u${(letter.codePointAt(0) ?? 0).toString(16)}`,
  );
  return points.join("-").slice(0, 60).replace(/-+$/, "") || "unnamed";
}

/** A folder that Windows takes for a device cannot be made there, nor checked out. */
function unreserved(slug: string): string {
  return isDeviceName(slug) ? `${slug}-name` : slug;
}

/** "hack AND slash" → "Hack and Slash": the spelling shown for values that are in no table. */
export function titleCase(text: string): string {
  const small = new Set(["and", "or", "of", "the", "in", "to", "a"]);
  return text
    .split(" ")
    .map((word, index) => {
      // The small letter of İ has its dot as a mark of its own.
      const lower = word.toLowerCase().replaceAll("i\u0307", "i");
      if (index > 0 && small.has(lower)) return lower;
      return word === word.toUpperCase() || word === lower ? lower.charAt(0).toUpperCase() + lower.slice(1) : word;
    })
    .join(" ");
}

const names = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Orders names as a reader expects: case and accents aside, numbers by value, a leading article left out. */
export function byName(a: string, b: string): number {
  return names.compare(sortKey(a), sortKey(b)) || (a < b ? -1 : a > b ? 1 : 0);
}

/** What `byName` compares. */
export function sortKey(name: string): string {
  return name.replace(/^(?:the|a|an)\s+(?=\S)/i, "").replace(/^[^\p{L}\p{N}]+/u, "");
}
