import { createHash } from "node:crypto";
import { maskCounts } from "./mask-counts.ts";
import { maskTimes } from "./mask-times.ts";
import { maskAddresses } from "./mask-addresses.ts";

/** Characters of one banner, and of one of its lines, that are looked at. */
export const maxStableCharacters = 131072;
const maxLineCharacters = 2000;

/**
 * A banner without what differs at every visit: clocks, dates, durations, numbers of players, addresses and the like
 * become marks such as `‹time›`, escape sequences and trailing blanks go. Two visits to a server that did not change
 * give the same text; a new version, port or sentence gives another. Idempotent; never throws.
 */
export function stableText(text: string): string {
  return withoutEscapes(text.slice(0, maxStableCharacters))
    .split(/\r\n|\n\r|\r\0|\n|\r/)
    .map((line) => stableLine(line.slice(0, maxLineCharacters)))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

/** First 12 hexadecimal digits of SHA-256 of the stable text: equal for banners that say the same. */
export function bannerDigest(text: string): string {
  return createHash("sha256").update(stableText(text)).digest("hex").slice(0, 12);
}

function stableLine(line: string): string {
  const plain = line.trimEnd();
  const masked = maskCounts(maskTimes(maskAddresses(plain)));
  // A figure that grows by a digit moves what stands beside it.
  return masked === plain && !plain.includes("‹") ? plain : masked.replace(/[ \t]{2,}/g, " ").trimEnd();
}

/** ANSI sequences, and the control characters that no one sees, out of the text. */
function withoutEscapes(text: string): string {
  return text
    .replace(/\x1b\[[0-?]{0,64}[ -/]{0,4}[@-~]/g, "")
    .replace(/\x1b[\]PX^_][^\x07\x1b]{0,400}(?:\x07|\x1b\\)/g, "")
    .replace(/\x1b[ -/]{0,2}[0-~]?/g, "")
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, "");
}
