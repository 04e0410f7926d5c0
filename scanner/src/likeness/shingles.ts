import { stableText } from "./stable-text.ts";

const width = 5;

/**
 * The hashes of all five-character runs in a banner, sorted, with repetitions.
 * @param plain its `comparable` form
 */
export function shinglesOf(plain: string): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, plain.length - width + 1));
  for (let start = 0; start < hashes.length; start += 1) {
    let hash = 0x811c9dc5;
    for (let index = start; index < start + width; index += 1)
      hash = Math.imul(hash ^ plain.charCodeAt(index), 0x01000193);
    hashes[start] = mixed(hash);
  }
  return hashes.sort();
}

/**
 * The form of a text in which two banners are compared: its stable text without case, in which a run of blanks counts as
 * one, and a run of the same character as three of it, so that frames do not outweigh words.
 */
export function comparable(text: string): string {
  return stableText(text)
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/(.)\1{3,}/gu, "$1$1$1")
    .trim();
}

/** Mixes the bits of a hash, so that its remainder is as random as its high bits (the finalizer of MurmurHash3). */
export function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
