/** Letters of scripts that are written without vowels or without spaces: any two of them are a word. */
const otherScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u;
const vowel = /[aeiouyæøœäëïöüàáâãåèéêìíîòóôõùúûýąęıőűάέήίόύώαεηιοуеыаоэяиюёіїє]/iu;
/** Decoration around words: rules, frames, arrows, but no brackets, quotes or sentence marks. */
const leadingDecoration = /^[^\p{L}\p{N}"'“‘«¿¡([{<$#@&]+/u;
const trailingDecoration = /(?:[*=~_|\\/^`#@+\-<{([—–•·]|[^\p{L}\p{N}\p{P}\p{S}])+$/u;

/**
 * The parts of a line that a person would read out, from left to right. Art beside them, rules and frames are left out.
 */
export function readableParts(line: string): string[] {
  if (!/\p{L}/u.test(line)) return [];
  return joinSpacedLetters(line.normalize("NFC"))
    .split(/\s{3,}|[│┃║|]{1,2}(?=\s|$)|[\u2500-\u259f]+/u)
    .map(readable)
    .filter((part) => part !== "");
}

/** "T  B  A  M  U  D" → "TBAMUD"; a wider gap is a gap between words. */
function joinSpacedLetters(line: string): string {
  return line.replace(/(?<=^|\s)[\p{L}\p{N}](?: {1,5}[\p{L}\p{N}!.:'](?=\s|$)){3,}/gu, (spaced) => {
    const gaps = Array.from(spaced.matchAll(/ +/g), ([gap]) => gap.length);
    const usual = Math.min(...gaps);
    return spaced.replace(/ +/g, (gap) => (gap.length > usual ? " " : ""));
  });
}

/** One stretch of text without wide gaps: cleaned of decoration, or "" where it is art. */
function readable(part: string): string {
  const tokens = part
    .trim()
    .split(/\s+/)
    .map((token) => token.replace(leadingDecoration, "").replace(trailingDecoration, ""))
    .filter((token) => /[\p{L}\p{N}&]/u.test(token));
  const text = tokens.join(" ");
  const strong = tokens.map(isStrongWord);
  if (!strong.includes(true) || share(text, /[\p{L}\p{N}\p{M}]/gu) < 0.6) return "";
  // Letters that are mostly parts of a drawing: few of the words are words.
  const words = tokens.filter((token, index) => strong[index] === true || isWeakWord(token));
  if (words.length < tokens.length * 0.5) return "";
  return text.replace(/\.{4,}/g, "…").replace(/([!?*~=_-])\1{2,}/g, "$1");
}

/** A word that art does not make by chance. */
function isStrongWord(token: string): boolean {
  const letters = token.replace(/[^\p{L}\p{M}]/gu, "");
  if (otherScripts.test(letters)) return letters.length >= 2;
  if (letters.length < 2 || !vowel.test(letters) || share(token, /[\p{L}\p{M}\p{N}]/gu) < 0.6) return false;
  return letters.length === 2
    ? /^(?:\p{L}\p{Ll}|[A-Z]{2})$/u.test(letters) && isCommonPair(letters)
    : new Set(letters.toLowerCase()).size > 1;
}

function isCommonPair(letters: string): boolean {
  return /^(?:am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we|ok|de|la|le|en|du|et|il|es|im|zu|er|id|pk|rp|ip)$/i.test(
    letters,
  );
}

/** Short words, figures, initials, addresses: fine beside strong words, not enough by themselves. */
function isWeakWord(token: string): boolean {
  return /^[("'[<{]*(?:\p{L}{1,4}|[\p{N}][\p{L}\p{N}.,:/%+-]*|&|\p{L}[\p{L}\p{N}._@:/'’-]+)[)\]>}"'.,:;!?…]*$/u.test(
    token,
  );
}

function share(text: string, pattern: RegExp): number {
  const solid = text.replace(/\s/g, "").length;
  return solid === 0 ? 0 : (text.match(pattern)?.length ?? 0) / solid;
}
