/** A byte above 0x7F with its neighbours, and its weight. */
export interface Context {
  before: number;
  byte: number;
  after: number;
  weight: number;
}

/**
 * Number of different contexts to examine: random data has an endless number of them, and these are enough to judge.
 */
const maxContexts = 4000;

/**
 * The contexts of the bytes above 0x7F. The first occurrence of a context counts 1, the next one half, and so on: a
 * fill character in a thousand places is one observation, not a thousand. ASCII neighbours that are not letters count
 * as one of two kinds: a space (0x20) for spaces and controls, a dot (0x2E) for punctuation and digits.
 */
export function contextsOf(bytes: Uint8Array): Context[] {
  const found = new Map<number, Context>();
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const before = neighbour(bytes[at - 1]);
    const after = neighbour(bytes[at + 1]);
    const key = (before << 16) | (byte << 8) | after;
    const known = found.get(key);
    if (known !== undefined) known.weight = occurredAgain(known.weight);
    else if (found.size < maxContexts) found.set(key, { before, byte, after, weight: 1 });
  }
  return [...found.values()];
}

/** The weight of something after one more occurrence: 1, 1.5, 1.75 and so on, always below 2. */
export function occurredAgain(weight: number): number {
  return 1 + weight / 2;
}

function neighbour(byte = 0x20): number {
  if (byte > 0x7f || isAsciiLetter(byte)) return byte;
  return byte <= 0x20 || byte === 0x7f ? 0x20 : 0x2e;
}

function isAsciiLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
