import { showEveryUnseen } from "@mudlark/scanner/text";

/**
 * Text of several lines in which nothing is hidden: characters that HTML does not allow (controls), that would reorder
 * the lines around them (U+202E …) or that are invisible are shown as their code, \x1B or \u202E. Downloadable files
 * have the original text.
 */
export function visible(text: string): string {
  return showEveryUnseen(text.replaceAll("\r\n", "\n"));
}
