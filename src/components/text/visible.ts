// Controls but tab and line feed, lone surrogates, and the marks that hide or reorder what follows them.
const unseen = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\p{Cs}/gu;

/**
 * Text of several lines in which nothing is hidden: what HTML does not allow (controls) and what would reorder the lines
 * around it (U+202E …) is shown as its code, \x1B or \u202E. The files that can be downloaded have the text as it is.
 */
export function visible(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(unseen, (sign) => {
    const code = sign.charCodeAt(0).toString(16).toUpperCase();
    return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
}
