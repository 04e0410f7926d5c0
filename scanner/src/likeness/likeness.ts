import { comparable, shinglesOf } from "./shingles.ts";

/**
 * Similarity of two banners in whole per cent: the share of five-character runs that they have in common
 * (Sørensen-Dice). Ignores clocks, counts and colours; 100 only if nothing else differs.
 */
export function likeness(a: string, b: string): number {
  const [one, other] = [comparable(a), comparable(b)];
  return one === other ? 100 : Math.min(99, percentInCommon(shinglesOf(one), shinglesOf(other)));
}

/** Sørensen-Dice of two sorted lists, in whole per cent; 0 when either is empty. */
export function percentInCommon(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  let left = 0;
  let right = 0;
  while (left < a.length && right < b.length) {
    const difference = (a[left] ?? 0) - (b[right] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return a.length + b.length === 0 ? 0 : Math.round((200 * common) / (a.length + b.length));
}
