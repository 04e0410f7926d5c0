// Non-ASCII signs that are neither letters nor drawn lines: punctuation, marks, fill characters.

/** Signs that screens are often filled with, and the copyright sign. */
const common = new Set("¦¶·¯´¨¸°ºø©");
const mark = new Set("¤×÷¬±§®™†‡•■∙≡≈√½¼¾£€¥¢\u00ad");
const closers = new Set("’”›»…");
const openers = new Set("‘“„‚‹«¿¡");
const dashes = new Set("–—");

/** In a word, the most common of all signs that Windows-1252 adds to Latin-1. */
const apostropheBits = 2;
const wellPlacedBits = 5;
const commonBits = 5.5;
const markBits = 7;
const otherSignBits = 9;
const misplacedBits = 9.5;
const inWordBits = 6;

/** Whether a sign is punctuation, which appears next to letters. */
export function isPunctuation(sign: string): boolean {
  return closers.has(sign) || openers.has(sign) || dashes.has(sign);
}

/**
 * The cost of a sign between its neighbours, in bits. Punctuation is cheap where punctuation is usual.
 * @param before what precedes it: a letter, a space, or another sign
 */
export function signBits(
  sign: string,
  before: "letter" | "space" | "sign",
  after: "letter" | "space" | "sign",
): number {
  const inWord = before === "letter" && after === "letter";
  if (sign === "’" && inWord) return apostropheBits;
  if (sign === "\u00a0") return wellPlacedBits;
  return bitsByPlace(sign, before, after) + (inWord ? inWordBits : 0);
}

function bitsByPlace(sign: string, before: string, after: string): number {
  if (openers.has(sign)) return after === "letter" && before !== "letter" ? wellPlacedBits : misplacedBits;
  if (closers.has(sign))
    return before === "letter" || (before === "sign" && after === "space") ? wellPlacedBits : misplacedBits;
  if (dashes.has(sign)) return before === after ? wellPlacedBits : misplacedBits;
  return common.has(sign) ? commonBits : mark.has(sign) ? markBits : otherSignBits;
}
