import { inflateSync } from "node:zlib";

const headerLength = 44;
const entryLength = 20;

/**
 * Unpacks a WOFF 1.0 font to the sfnt inside (W3C "WOFF File Format 1.0", sections 3 to 5). satori could do that too,
 * but in JavaScript, which takes most of a second for a font with every character.
 * @param woff a well-formed file from one of our own packages
 * @returns the sfnt
 */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const directory = 12 + 16 * count;
  const entries = Array.from({ length: count }, (_, index) => headerLength + index * entryLength);
  const padded = (length: number): number => length + ((4 - (length % 4)) % 4);
  const sizes = entries.map((entry) => padded(woff.readUInt32BE(entry + 12)));
  const sfnt = Buffer.alloc(sizes.reduce((sum, size) => sum + size, directory));
  woff.copy(sfnt, 0, 4, 8);
  sfnt.writeUInt16BE(count, 4);
  const largest = 2 ** Math.floor(Math.log2(count));
  sfnt.writeUInt16BE(largest * 16, 6);
  sfnt.writeUInt16BE(Math.log2(largest), 8);
  sfnt.writeUInt16BE((count - largest) * 16, 10);
  let offset = directory;
  for (const [index, entry] of entries.entries()) {
    const [from, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    const stored = woff.subarray(from, from + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    const to = 12 + 16 * index;
    woff.copy(sfnt, to, entry, entry + 4);
    woff.copy(sfnt, to + 4, entry + 16, entry + 20);
    sfnt.writeUInt32BE(offset, to + 8);
    sfnt.writeUInt32BE(length, to + 12);
    sfnt.set(table, offset);
    offset += padded(length);
  }
  return sfnt;
}
