import { createHash } from "node:crypto";

/** A banner without its figures: clocks and counts move every night. */
export function stableText(text: string): string {
  return text.replace(/\d+/g, "#");
}

/** First 12 hex digits of SHA-256 over a banner without its figures. */
export function bannerDigest(text: string): string {
  return createHash("sha256").update(stableText(text)).digest("hex").slice(0, 12);
}
