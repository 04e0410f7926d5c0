/**
 * Decodes a file from a user: UTF-8, or UTF-16 if its byte order mark or zero bytes show that (Windows editors and
 * spreadsheets write it). The byte order mark is removed.
 */
export function decodeFile(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Number of bytes at the start of a file that are examined. */
const bytesExamined = 512;

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // Without a mark: every other byte of Latin text in UTF-16 is zero, and no text in UTF-8 holds one.
  const start = bytes.subarray(0, bytesExamined);
  const zeros = (from: 0 | 1): number => start.filter((byte, at) => at % 2 === from && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (even + odd < start.length / 4) return "utf-8";
  return odd > even ? "utf-16le" : "utf-16be";
}
