import { withoutEscapes } from "./escape-sequences.ts";
import { withoutUnseen } from "./unseen.ts";

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
 * A server's text as one plain line: escape sequences, invisible and reordering characters and what no font draws taken
 * out, controls, line ends and blanks folded into single blanks, lone surrogates replaced; "" where nothing is left that
 * could be seen. It is still untrusted: whoever writes it somewhere escapes it for that place.
 * @param longest in UTF-16 units; longer text ends in …
 */
export function plainLine(text: string, longest = 300): string {
  const line = oneLine(text, longest);
  return line.length <= longest ? line : `${line.slice(0, longest - 1).toWellFormed()}…`;
}

/**
 * The same for a value that is stored or compared, where an ellipsis would be part of it: longer text is cut.
 * @param longest in UTF-16 units
 */
export function plainText(text: string, longest = 100): string {
  return oneLine(text, longest)
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, "")
    .trim();
}

/** Text on one line without escape sequences: controls and blanks of any kind become single blanks. */
export function foldedLine(text: string): string {
  return withoutEscapes(text)
    .replace(/[\x00-\x1f\x7f-\x9f\s]+/g, " ")
    .trim();
}

/** The line, cut well behind `longest`: a megabyte that is shown as a line is not looked at as a whole. */
function oneLine(text: string, longest: number): string {
  if (text.length <= longest && ordinary.test(text)) return text;
  const line = withoutUnseen(
    withoutEscapes(text.slice(0, longest * 8))
      .replace(controls, " ")
      .toWellFormed(),
  )
    .replace(chained, (chain) => chain.slice(0, -1))
    .replace(heaped, "$1")
    .replace(/\s+/g, " ")
    .trim();
  return visible.test(line) ? line : "";
}
