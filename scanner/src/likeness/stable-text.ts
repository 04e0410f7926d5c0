import { createHash } from "node:crypto";
import { withoutEscapesForDigest } from "../text/index.ts";
import { maskCounts } from "./mask-counts.ts";
import { maskTimes } from "./mask-times.ts";
import { maskAddresses } from "./mask-addresses.ts";

/** Characters of one banner, and of one of its lines, that are looked at. */
const maxStableCharacters = 131072;
const maxLineCharacters = 2000;
const mostPasses = 6;

/**
 * A banner without what differs at every visit: clocks, dates, durations, numbers of players, addresses and the like
 * become marks such as `‹time›`, escape sequences and trailing blanks go. Two visits to a server that did not change
 * give the same text; a new version, port or sentence gives another. Idempotent; never throws.
 */
export function stableText(text: string): string {
  return plain(text.slice(0, maxStableCharacters))
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

/** Masks may bring together what then reads as one figure more, so a line is gone over until it stays as it is. */
function stableLine(line: string): string {
  let text = line.trimEnd();
  // Nothing of a mere drawing is masked, and there are many.
  if (!/[\p{L}\p{N}‹]/u.test(text)) return text;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const next = maskLine(text);
    if (next === text) break;
    text = next;
  }
  return text;
}

function maskLine(line: string): string {
  const masked = maskCounts(maskTimes(maskAddresses(line)));
  // A number that gains a digit moves what follows it.
  const settled = masked.includes("‹") ? masked.replace(/[ \t]{2,}/g, " ") : masked;
  return settled.slice(0, maxLineCharacters).trimEnd();
}

/** The text without escape sequences and controls; `<` as it is, whether MXP was on by then or not. */
function plain(text: string): string {
  return withoutEscapesForDigest(text).replace(/&([lg])t;/g, (_, side: string) => (side === "l" ? "<" : ">"));
}
