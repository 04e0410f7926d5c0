import { createHash } from "node:crypto";
import { withoutEscapesForDigest } from "../text/index.ts";
import { maskCounts } from "./mask-counts.ts";
import { maskTimes } from "./mask-times.ts";
import { maskAddresses } from "./mask-addresses.ts";

/** Characters to examine of one banner, and of one of its lines. */
const maxStableCharacters = 131072;
const maxLineCharacters = 2000;
const mostPasses = 6;

/**
 * A banner without what differs on every visit: clocks, dates, durations, player counts, addresses and the like become
 * marks such as `‹time›`; escape sequences and trailing blanks are removed. Two visits to an unchanged server give the
 * same text; a new version, port or sentence gives another. Idempotent; never throws.
 */
export function stableText(text: string): string {
  return plain(text.slice(0, maxStableCharacters))
    .split(/\r\n|\n\r|\r\0|\n|\r/)
    .map((line) => stableLine(line.slice(0, maxLineCharacters)))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

/** First 12 hex digits of SHA-256 of the stable text: equal for banners that say the same. */
export function bannerDigest(text: string): string {
  return createHash("sha256").update(stableText(text)).digest("hex").slice(0, 12);
}

/**
 * Masking may bring two parts together that then look like another number, so a line is masked until it no longer
 * changes.
 */
function stableLine(line: string): string {
  let text = line.trimEnd();
  // Drawings contain nothing to mask, and there are many of them.
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

/** Removes escape sequences and controls. Keeps `<`, because MXP may or may not have been on at that point. */
function plain(text: string): string {
  return withoutEscapesForDigest(text).replace(/&([lg])t;/g, (_, side: string) => (side === "l" ? "<" : ">"));
}
