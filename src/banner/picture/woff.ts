import { inflateSync } from "node:zlib";

const headerLength = 44;
const entryLength = 20;
/** The smallest output chunk that zlib accepts, in bytes. */
const leastChunk = 64;

/**
 * Unpacks a WOFF 1.0 font to the sfnt inside (W3C "WOFF File Format 1.0", sections 3 to 5). satori could do that too,
 * but in JavaScript, which takes most of a second for a font with every character.
 * @param woff a well-formed file from one of our own packages
 * @returns the sfnt in parts, to be written one after the other: the whole of it is never in memory
 */
export function* unpackWoff(woff: Buffer): Generator<Buffer> {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = headerLength + index * entryLength;
    const [from, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    return { entry, stored: woff.subarray(from, from + packed), length };
  });
  yield directory(woff, tables);
  for (const { stored, length } of tables) {
    // One chunk for the whole table: zlib would otherwise hold it twice, in pieces and joined.
    yield stored.length < length ? inflateSync(stored, { chunkSize: Math.max(leastChunk, length) }) : stored;
    yield Buffer.alloc(padded(length) - length);
  }
}

interface Table {
  /** Where its entry in the WOFF directory starts. */
  entry: number;
  stored: Buffer;
  /** Bytes when unpacked. */
  length: number;
}

/** The sfnt's header and table directory. */
function directory(woff: Buffer, tables: readonly Table[]): Buffer {
  const count = tables.length;
  let offset = 12 + 16 * count;
  const sfnt = Buffer.alloc(offset);
  woff.copy(sfnt, 0, 4, 8);
  sfnt.writeUInt16BE(count, 4);
  const largest = 2 ** Math.floor(Math.log2(count));
  sfnt.writeUInt16BE(largest * 16, 6);
  sfnt.writeUInt16BE(Math.log2(largest), 8);
  sfnt.writeUInt16BE((count - largest) * 16, 10);
  for (const [index, { entry, length }] of tables.entries()) {
    const to = 12 + 16 * index;
    woff.copy(sfnt, to, entry, entry + 4);
    woff.copy(sfnt, to + 4, entry + 16, entry + 20);
    sfnt.writeUInt32BE(offset, to + 8);
    sfnt.writeUInt32BE(length, to + 12);
    offset += padded(length);
  }
  return sfnt;
}

/** Tables start at multiples of four bytes. */
function padded(length: number): number {
  return length + ((4 - (length % 4)) % 4);
}
