/** How many times its length a kept part of a chunk may hold in memory. */
const mostHeld = 4;

/**
 * The bytes of all pieces, in order, for keeping. A single piece is not copied, unless it would keep a much larger chunk
 * in memory. Copies are not made by `Buffer.concat`: small ones share blocks of 64 KB, and with thousands of connections
 * open, each block stays in memory for the few bytes in it that are still needed.
 */
export function joined(pieces: readonly Uint8Array[]): Buffer {
  const filled = pieces.filter(({ length }) => length > 0);
  const [only] = filled;
  if (only !== undefined && filled.length === 1 && only.buffer.byteLength <= mostHeld * only.length)
    return asBuffer(only);
  const bytes = Buffer.allocUnsafeSlow(filled.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of filled) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The same bytes as a buffer, not a copy of them. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
