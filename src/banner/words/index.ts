import type { Grid } from "../screen/grid.ts";
import { findLargeLetters } from "./large-letters.ts";
import { linesOf, type TextLine } from "./lines.ts";
import { readableParts } from "./readable.ts";
import { speak } from "./speak.ts";

/** Longest `alt` text: as much as a listener takes in before the picture is left behind. */
const longestAlt = 500;

/** The readable words of a screen in reading order, art left out; "" where there are none. */
export function wordsOf(grid: Grid, name: string): string {
  return wordsOfLines(linesOf(grid), name);
}

/** The readable words of plain lines, for a banner that could not be drawn. */
export function wordsOfText(text: string, name: string): string {
  return wordsOfLines(
    text.split("\n").map((line) => ({ text: line.trimEnd(), filled: line.length > 60 })),
    name,
  );
}

/**
 * The alt text of a banner's picture: its words, cut at the end of a sentence or of a word.
 * @returns never "": a picture without words is described as that
 */
export function altOf(words: string, name: string): string {
  if (words === "") return `Banner of ${plainName(name)}: a picture drawn with characters, without readable words.`;
  if (words.length <= longestAlt) return words;
  const cut = words.slice(0, longestAlt);
  const sentence = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("! "), cut.lastIndexOf("? "));
  if (sentence > longestAlt / 2) return `${cut.slice(0, sentence + 1)} …`;
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longestAlt / 2)).trimEnd()} …`;
}

function wordsOfLines(lines: readonly TextLine[], name: string): string {
  const read = lines.map(({ text, filled }) => ({ text, parts: readableParts(text), filled }));
  const large = findLargeLetters(read, plainName(name));
  return speak(
    read.map(({ parts, filled }, index) => ({
      parts: index === large?.from ? [`${large.spelled}, in large letters.`, ...parts] : parts,
      filled,
    })),
  );
}

/** A name without invisible, reordering and control characters. */
function plainName(name: string): string {
  return name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim();
}
