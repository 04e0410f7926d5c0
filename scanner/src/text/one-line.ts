import { beginning } from "./beginning.ts";
import { withoutEscapes } from "./escape-sequences.ts";
import { withoutUnseen } from "./unseen.ts";

/** Controls, and characters that count as a blank. */
const controls = /[\x00-\x1f\x7f-\x9f\u2028\u2029\u2800\u3164]+/g;
/** No script puts more marks than this on one letter; more would reach into the lines above and below. */
const heaped = /(\p{M}{4})\p{M}+/gu;
/** Emoji are joined into groups of up to four; an endless chain could not be broken into lines. */
const chained = /(?:\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*\u200d){4}/gu;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Most texts look like this and need no change. */
const ordinary = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A server's text as one plain line: removes escape sequences, invisible and reordering characters and what no font
 * draws; collapses controls, line ends and blanks into single blanks; replaces lone surrogates. "" if nothing visible
 * is left. The result is still untrusted: escape it for wherever it is written.
 * @param longest in UTF-16 units; longer text ends in …
 */
export function plainLine(text: string, longest = 300): string {
  const line = oneLine(text, longest);
  return line.length <= longest ? line : `${beginning(line, longest - 1)}…`;
}

/**
 * The same for a value that is stored or compared, where an ellipsis would become part of it: longer text is cut.
 * @param longest in UTF-16 units
 */
export function plainText(text: string, longest = 100): string {
  const cut = beginning(oneLine(text, longest), longest).trim();
  // Of a text that begins with a combining mark, the mark alone may be left.
  return visible.test(cut) ? cut : "";
}

/** Text on one line without escape sequences: controls and blanks of any kind become single blanks. */
export function foldedLine(text: string): string {
  return withoutEscapes(text)
    .replace(/[\x00-\x1f\x7f-\x9f\s]+/g, " ")
    .trim();
}

/** The line, cut well after `longest`, so that a megabyte that is shown as a line is not processed as a whole. */
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
