import { withoutUnseen } from "@mudlark/scanner/text";
import type { Grid } from "../screen/grid.ts";
import { withoutBackground } from "./fillers.ts";
import { findLargeLetters, type LargeLetters } from "./large/index.ts";
import { linesOf, type TextLine } from "./lines.ts";
import { isSpacedOut, readableParts } from "./readable.ts";
import { withSpokenSigns } from "./signs.ts";
import { type Columns, speak } from "./speak.ts";

export { pictureKind } from "./picture-kind.ts";

/** Longest `alt` text, about as much as a listener can take in at once. */
const longestAlt = 500;
/** This many of its characters may be the end of a longer text. */
const longestEnd = 100;
const endOfSentence = /[.!?。！？]["')\]]*(?= )/g;

/** The readable words of a screen in reading order, without art; "" if there are none. */
export function wordsOf(grid: Grid, name: string): string {
  return wordsOfLines(linesOf(grid), name);
}

/** The readable words of plain lines, for a banner that could not be drawn. */
export function wordsOfText(text: string, name: string): string {
  return wordsOfLines(
    text.split("\n").map((line) => ({ text: line.trimEnd(), last: line.length })),
    name,
  );
}

/**
 * The alt text of a banner's picture: its words, shortened to what a listener can take in, and the end, where the
 * server asks for a name. Signs that a screen reader would skip are spelled out.
 * @param words from `wordsOf`
 * @param kind what kind of picture it is (`pictureKind`), used if there are no words
 * @returns never "": a picture without words is described as one
 */
export function altOf(words: string, name: string, kind = "a picture drawn with characters"): string {
  if (words === "") return `Banner of ${plainName(name)}: ${kind}, without readable words.`;
  const heard = withSpokenSigns(words);
  if (heard.length <= longestAlt) return heard;
  const end = endOf(heard);
  const room = longestAlt - end.length;
  const cut = heard.slice(0, room);
  const sentence = Math.max(...Array.from(cut.matchAll(endOfSentence), (found) => found.index + found[0].length));
  const start = sentence > room / 2 ? cut.slice(0, sentence) : cut.slice(0, Math.max(cut.lastIndexOf(" "), room / 2));
  return `${start.trimEnd()} … ${end}`.trimEnd();
}

/** The last sentences of a long text; "" if the last one is long itself. */
function endOf(words: string): string {
  const from = words.length - longestEnd;
  const [sentence] = words.slice(from).matchAll(endOfSentence);
  return sentence === undefined ? "" : words.slice(from + sentence.index + sentence[0].length).trimStart();
}

function wordsOfLines(lines: readonly TextLine[], name: string): string {
  const clean = withoutBackground(lines);
  const read = clean.map(({ text, last }) => {
    const parts = readableParts(text);
    return {
      text,
      parts,
      ...placeOf(text, parts),
      spacedOut: isSpacedOut(text, parts),
      filled: parts.length === 1 && Math.min(last, parts[0]?.length ?? 0) >= filledFrom,
    };
  });
  const plain = plainName(name);
  // Letters may be formed by the gaps in the background.
  const asSent = (): LargeLetters | undefined =>
    clean === lines
      ? undefined
      : findLargeLetters(
          lines.map(({ text }) => ({ text, parts: [] })),
          plain,
        );
  const large = findLargeLetters(read, plain) ?? asSent();
  return speak(
    read.map((line, index) => ({
      ...line,
      parts: index === large?.from ? [`${large.spelled}, in large letters.`, ...line.parts] : line.parts,
    })),
  );
}

/** The columns of a line's only part. */
function placeOf(text: string, [only, ...others]: readonly string[]): { columns?: Columns } {
  const from = only === undefined || others.length > 0 ? -1 : text.indexOf(only);
  return only === undefined || from < 0 ? {} : { columns: { from, to: from + only.length } };
}

/** Number of letters from which a line counts as full, so that its last sentence may continue on the next line. */
const filledFrom = 60;

/** A name without invisible, reordering and control characters. */
function plainName(name: string): string {
  return withoutUnseen(name.replace(/[\t\n]/g, "")).trim();
}
