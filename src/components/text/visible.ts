import { showEveryUnseen } from "@mudlark/scanner/text";

/**
 * Text of several lines in which nothing is hidden: what HTML does not allow (controls), what would reorder the lines
 * around it (U+202E …) and what cannot be seen is shown as its code, \x1B or \u202E. The files that can be downloaded
 * have the text as it is.
 */
export function visible(text: string): string {
  return showEveryUnseen(text.replaceAll("\r\n", "\n"));
}
