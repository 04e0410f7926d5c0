import { unseenSigns } from "@mudlark/scanner/record";

// Joiners hide nothing, but where text is shown sign by sign they are shown too.
const unseen = new RegExp(`[\\u200c\\u200d]|${unseenSigns.source}`, "gu");

/**
 * Text of several lines in which nothing is hidden: what HTML does not allow (controls) and what would reorder the lines
 * around it (U+202E …) is shown as its code, \x1B or \u202E. The files that can be downloaded have the text as it is.
 */
export function visible(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(unseen, (sign) => {
    const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase();
    if (code.length > 4) return `\\u{${code}}`;
    return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
}
