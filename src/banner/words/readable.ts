import { isStrongWord, isWeakWord, letterShare } from "./word-shapes.ts";

/** Decoration around words: rules, frames, arrows, but no brackets, quotes or sentence marks. */
const leadingDecoration = /^[^\p{L}\p{N}"'“‘«¿¡([{<$#@&『「《〈【（]+/u;
/** A command as players type it: ".col", "/who", "+help". */
const command = /^[./+][a-z]{2,}(?![a-z]*[^\w.,:;!?'")\]])/;
/** Signs of a drawing at the end of a word; what is no letter, mark, figure, punctuation or symbol goes too. */
const decoration = /[*=~_|\\/^`#@+\-<{([—–•·]|[^\p{L}\p{M}\p{N}\p{P}\p{S}]/u;
/** Nothing to take off: nearly all words. */
const plainWord = /^(?:[\p{L}\p{N}]\S*)?[\p{L}\p{N}][.,:;!?]?$/u;
const wordSign = /[\p{L}\p{M}\p{N}]/u;
/** Longer runs without a blank are no words: nothing is looked for in them. */
const longestToken = 400;
const arrow = /(?<=[\p{L}\p{N})>"'])\s*(?:[-=~]{2,}>|(?<=\s)[-=]>|\.{5,})\s*(?=[\p{L}\p{N}<"'([@])/gu;
const mayHoldArrow = /[-=~]>|\.{5}/;
const dash = /^(?:-{1,2}|–|—)$/;
const letter = /\p{L}/u;
/** A line that is a year, or the span of years of a copyright. */
const years = /^[^\p{L}\p{N}]*((?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?)[^\p{L}\p{N}]*$/u;

/**
 * The parts of a line that a person would read out, from left to right. Art beside them, rules and frames are left out.
 */
export function readableParts(line: string): string[] {
  if (!letter.test(line)) return readableYears(line);
  const plain = joinSpacedLetters(plainLetters(line));
  const parts = (mayHoldArrow.test(plain) ? plain.replace(arrow, ": ") : plain)
    .split(/\s{3,}|[│┃║|]{1,2}(?=\s|$)|[\u2500-\u259f]+/u)
    .map(readable)
    .filter((part) => part !== "");
  return parts.length > 0 && isMostlyDrawn(line, parts) ? [] : parts;
}

function readableYears(line: string): string[] {
  if (!/[12]\s*[90]/.test(line)) return [];
  const found = years.exec(joinSpacedLetters(line))?.[1];
  return found === undefined ? [] : [found];
}

/** Composed, letters and figures of double width as the usual ones, old-style quotes as pairs. */
function plainLetters(line: string): string {
  const composed = beyondAscii.test(line) ? line.normalize("NFC").replace(wideLetters, usualLetter) : line;
  return composed.includes("`") ? composed.replace(oldQuotes, "'$1'") : composed;
}

const beyondAscii = /[^\0-\x7e]/;
const wideLetters = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const oldQuotes = /(?<=^|[\s("])`([\p{L}\p{N}][\p{L}\p{N} _-]{0,30})'/gu;

function usualLetter(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - 0xff00 + 0x20);
}

/** "T  B  A  M  U  D" → "TBAMUD"; a wider gap is a gap between words. */
function joinSpacedLetters(line: string): string {
  return line.replace(/(?<=^|\s)[\p{L}\p{N}](?: {1,5}[\p{L}\p{N}!.:'](?=\s|$)){3,}/gu, (spaced) => {
    const gaps = Array.from(spaced.matchAll(/ +/g), ([gap]) => gap.length);
    const usual = Math.min(...gaps);
    return spaced.replace(/ +/g, (gap) => (gap.length > usual ? " " : ""));
  });
}

/**
 * Whether words were found among letters that draw: most letters of the line belong to no word, and what was found is
 * not a phrase.
 */
function isMostlyDrawn(line: string, parts: readonly string[]): boolean {
  const letters = count(line);
  const read = count(parts.join(""));
  if (read > letters * 0.5) return false;
  return !parts.some((part) => years.test(part) || new Set(part.match(/\p{L}{3,}/gu)).size > 1);
}

function count(text: string): number {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").length;
}

/** One stretch of text without wide gaps: cleaned of decoration, or "" where it is art. */
function readable(part: string): string {
  const [, year] = years.exec(part) ?? [];
  if (year !== undefined) return year;
  const raw = part.trim().split(/\s+/);
  const tokens = wordsOf(raw);
  const text = tokens.join(" ");
  const strong = tokens.map(isStrongWord);
  if (!strong.includes(true) || letterShare(text) < 0.6) return "";
  if (tokens.length === 1 && isInsideArt(raw.find((token) => token.includes(text)) ?? text)) return "";
  // Letters that are mostly parts of a drawing: few of the words are words.
  const words = tokens.filter((token, index) => strong[index] === true || isWeakWord(token));
  if (words.length < tokens.length * 0.5) return "";
  return withoutBrackets(text)
    .replace(/\.{4,}/g, "…")
    .replace(/([!?*~=_-])\1{2,}/g, "$1")
    .replace(/^(.{8,200}[:?!.]) \1$/, "$1");
}

/** "<Say hello to them here>" is a sentence; "<name>" and "<your name>" stay as they are. */
function withoutBrackets(text: string): string {
  const inside = /^<([^<>]+)>$/.exec(text)?.[1];
  return inside === undefined || inside.split(" ").length < 3 ? text : `${inside.replace(/\.$/, "")}.`;
}

/** The tokens that are words, without their decoration. A dash or a colon that stands alone goes with the word before. */
function wordsOf(raw: readonly string[]): string[] {
  const tokens: string[] = [];
  let pause = "";
  for (const token of raw) {
    if (token.length > longestToken) continue;
    const bare = command.test(token) ? token : withoutDecoration(token);
    if (/[\p{L}\p{N}&]/u.test(bare)) {
      tokens.push(pause + bare);
      pause = "";
    } else if (tokens.length > 0 && token === ":") tokens.push(`${tokens.pop() ?? ""}:`);
    else pause = tokens.length > 0 && dash.test(token) ? "– " : "";
  }
  return tokens;
}

/** A token without what is drawn around it: from the first sign of a drawing behind its last letter, `/'""---.._` or `***`. */
function withoutDecoration(token: string): string {
  if (plainWord.test(token)) return token;
  const signs = Array.from(token.replace(leadingDecoration, ""));
  const end = signs.findLastIndex((sign) => wordSign.test(sign)) + 1;
  const drawn = signs.findIndex((sign, index) => index >= end && decoration.test(sign));
  if (drawn < 0) return signs.join("");
  // A sentence mark behind a single sign belongs to the word: "C+.".
  const keeps = signs.length - drawn === 2 && !decoration.test(signs[drawn + 1] ?? "");
  return keeps ? signs.join("") : signs.slice(0, drawn).join("");
}

/** A small word in a long run of strokes, decorated on one side more than on the other: an artist's signature. */
function isInsideArt(raw: string): boolean {
  const word = /\p{Ll}{2,}/u.exec(raw);
  if (word === null || count(raw) > word[0].length) return false;
  const around = raw.length - word[0].length;
  return around > word[0].length && Math.abs(around - 2 * word.index) > 1;
}
