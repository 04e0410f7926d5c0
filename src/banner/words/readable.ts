import { isAddress, isFigures } from "./addresses.ts";
import { withoutDecoration, withoutFrame } from "./decoration.ts";
import { judgeSign } from "./signs.ts";
import { isStrongWord, isWeakWord, letterShare } from "./word-shapes.ts";

/** Longer runs without a blank are not words, so they are not examined. */
const longestToken = 400;
const arrow = /(?<=[\p{L}\p{N})>"'])\s*(?:[-=~]{2,}>|(?<=\s)[-=]>|\.{5,}:?)\s*(?=[\p{L}\p{N}<"'([@])/gu;
/** The dash before the second column of a table: "WHO      - list the players". */
const dashInTable = /(?<=[\p{L}\p{N})>"'\]])\s{3,}(-{1,2}|[–—])\s+(?=\p{L}{2})/gu;
const mayHoldArrow = /[-=~]>|\.{5}/;
const letter = /\p{L}/u;
/** A line that is a year, or the span of years of a copyright. */
const years = /^[^\p{L}\p{N}]*((?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?)[^\p{L}\p{N}]*$/u;

/**
 * The parts of a line that a person would read out, from left to right, without the art next to them, rules and frames.
 */
export function readableParts(line: string): string[] {
  if (!letter.test(line)) return readableYears(line);
  const plain = joinSpacedLetters(joinHyphenatedLetters(plainLetters(line))).replace(dashInTable, " $1 ");
  const parts = (mayHoldArrow.test(plain) ? plain.replace(arrow, ": ") : plain)
    .split(/\s{3,}|[│┃║|]{1,2}(?=\s|$)|[\u2500-\u259f]+/u)
    .reduce<string[]>((read, part) => {
      const text = part.trim();
      // "Port:     4000": numbers alone are not words, but with their label they are.
      if (isFigures(text) && read.at(-1)?.endsWith(":") === true) read.push(text);
      else read.push(readable(part));
      return read;
    }, [])
    .filter((part) => part !== "");
  return isMostlyDrawn(line, parts) ? [] : parts;
}

function readableYears(line: string): string[] {
  if (!/[12]\s*[90]/.test(line)) return [];
  const found = years.exec(joinSpacedLetters(line))?.[1];
  return found === undefined ? [] : [found];
}

/** Composed letters, full-width letters and digits as normal ones, old-style quotes as pairs. */
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

const hyphenatedLetters = /(?<![\p{L}\p{N}]-?)\p{L}(?:-\p{L}){2,}(?!-?[\p{L}\p{N}])|(?<=[*=~])\p{L}-\p{L}(?=[*=~])/gu;

/** "-*P-O-W-E-R*-" → "-* POWER *-"; leaves "A-Z" and the wall "]-I-I-I-[" as they are. */
function joinHyphenatedLetters(line: string): string {
  return line.replace(hyphenatedLetters, (run) => {
    const letters = run.replaceAll("-", "");
    return new Set(letters).size === 1 ? run : ` ${letters} `;
  });
}

/** "T  B  A  M  U  D" → "TBAMUD"; a gap at least twice as wide separates words. */
function joinSpacedLetters(line: string): string {
  return line.replace(/(?<=^|\s)[\p{L}\p{N}](?: {1,5}[\p{L}\p{N}!.:'](?=\s|$)){3,}/gu, (spaced) => {
    const gaps = Array.from(spaced.matchAll(/ +/g), ([gap]) => gap.length);
    const usual = Math.min(...gaps);
    return spaced.replace(/ +/g, (gap) => (gap.length >= 2 * usual ? " " : ""));
  });
}

/** Whether a line's words are written with gaps or hyphens between their letters, like a title: "S A L T". */
export function isSpacedOut(line: string, parts: readonly string[]): boolean {
  return /\p{L}{2}/u.test(parts.join(" ")) && !/\p{L}{2}/u.test(line);
}

/**
 * Whether words were found among letters that draw: most letters of the line are not part of words, and those found are
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

/** One stretch of text without wide gaps: without decoration, or "" if it is art. */
function readable(part: string): string {
  const [, year] = years.exec(part) ?? [];
  if (year !== undefined) return year;
  const raw = withoutFrame(part.trim()).trim().split(/\s+/);
  const { tokens, text } = wordsOf(raw);
  const strong = tokens.map(isStrongWord);
  // Dots that lead to the edge of the screen are one sign, however many there are.
  const written = tokens
    .filter((token) => !isAddress(token))
    .join("")
    .replace(/\.{3,}/g, "…");
  if (!strong.includes(true) || letterShare(written || "a") < 0.6) return "";
  if (tokens.length === 1 && isInsideArt(raw.find((token) => token.includes(tokens[0] ?? "")) ?? text)) return "";
  // If few of the words are real words, the letters are mostly parts of a drawing.
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

/** The tokens that are words, without decoration, and the text to read out, with punctuation between them. */
function wordsOf(raw: readonly string[]): { tokens: string[]; text: string } {
  const tokens: string[] = [];
  let text = "";
  let pause = "";
  const say = (token: string): void => {
    text += `${text === "" ? "" : " "}${pause}${token}`;
    pause = "";
  };
  for (const [index, token] of raw.entries()) {
    if (token.length > longestToken) continue;
    const bare = isAddress(token) ? token : withoutDecoration(token);
    if (/[\p{L}\p{N}&]/u.test(bare)) {
      tokens.push(bare);
      say(bare);
      continue;
    }
    const sign = judgeSign(token, raw[index - 1] ?? "", raw[index + 1] ?? "");
    if (sign === "key") say(token);
    else if (sign === "pause") pause = text === "" ? "" : "– ";
    // A box has its frame on both sides: "! Welcome !".
    else if (sign === "mark" && text !== "" && raw[0] !== token && !/[.,:;!?…]$/.test(text)) text += token;
  }
  return { tokens, text };
}

/** A small word in a long run of strokes, with more decoration on one side than on the other: an artist's signature. */
function isInsideArt(raw: string): boolean {
  const word = /\p{Ll}{2,}/u.exec(raw);
  if (word === null || count(raw) > word[0].length) return false;
  const around = raw.length - word[0].length;
  return around > word[0].length && Math.abs(around - 2 * word.index) > 1;
}
