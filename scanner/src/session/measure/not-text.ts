/**
 * Control characters that stand in no text: neither those that terminals obey (BEL to CR, SO, SI, ESC …) nor the colours
 * and movements of PETSCII, nor SUB, which ends a picture of DOS. In pictures of code page 437 some are signs, but few.
 */
const strange = new Set([0x00, 0x01, 0x02, 0x03, 0x04, 0x06, 0x0b, 0x10, 0x15, 0x16, 0x17, 0x18, 0x19, 0x7f]);

/** Fewer bytes than this tell nothing. */
const LEAST_BYTES = 16;
/** From this share on it is no text, whichever they are; from the smaller one, when they are of so many kinds. */
const MUCH = 0.3;
const SOME = 0.03;
const KINDS = 8;

/**
 * Whether what a server sent is plainly no text: the share of control characters that no text holds, or undefined where it
 * may be text. UTF-16 is text although every other byte of it is NUL.
 * @param bytes telnet taken out
 */
export function notTextShare(bytes: Uint8Array): number | undefined {
  if (bytes.length < LEAST_BYTES) return undefined;
  const counts = new Map<number, number>();
  for (const byte of bytes) if (strange.has(byte)) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  if (isUtf16(bytes, counts.get(0) ?? 0)) return undefined;
  const share = [...counts.values()].reduce((sum, count) => sum + count, 0) / bytes.length;
  return share >= MUCH || (share >= SOME && counts.size >= KINDS) ? share : undefined;
}

/** Whether nearly all NULs are on one side of the pairs and the other side is visible. */
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
