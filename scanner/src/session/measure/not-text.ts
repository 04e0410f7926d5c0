import { latin1Text } from "../../text/index.ts";

/**
 * Control characters that do not occur in text. Not among them: those that terminals obey (BEL to CR, SO, SI, ESC …),
 * the colours and movements of PETSCII, and SUB, which ends a DOS picture. Code page 437 has pictures with some of
 * them, but few.
 */
const strange = /[\x00-\x04\x06\x0b\x10\x15-\x19\x7f]/g;

/** Too few bytes to judge. */
const leastBytes = 16;
/** A share of control characters that is never text, and a smaller one that is not text if they are of many kinds. */
const clearShare = 0.3;
const suspectShare = 0.03;
const suspectKinds = 8;

/**
 * Detects data that is clearly not text. UTF-16 counts as text although every other byte of it is NUL.
 * @param bytes the data, telnet removed
 * @returns the share of control characters (0 to 1), or undefined if it may be text
 */
export function notTextShare(bytes: Uint8Array): number | undefined {
  if (bytes.length < leastBytes) return undefined;
  const counts = new Map<string, number>();
  for (const [found] of latin1Text(bytes).matchAll(strange)) counts.set(found, (counts.get(found) ?? 0) + 1);
  if (isUtf16(bytes, counts.get("\0") ?? 0)) return undefined;
  const share = [...counts.values()].reduce((sum, count) => sum + count, 0) / bytes.length;
  return share >= clearShare || (share >= suspectShare && counts.size >= suspectKinds) ? share : undefined;
}

/** Whether nearly all NULs are on the same side of the byte pairs and the other side is visible. */
function isUtf16(bytes: Uint8Array, nuls: number): boolean {
  if (nuls < bytes.length / 4) return false;
  let [even, odd, seen] = [0, 0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte >= 0x20 && byte !== 0x7f) seen += 1;
    else if (byte === 0 && index % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  return Math.max(even, odd) >= nuls * 0.95 && seen >= nuls * 0.5;
}
