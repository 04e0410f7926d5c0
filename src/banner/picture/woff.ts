import { inflateSync } from "node:zlib";

const headerLength = 44;
const entryLength = 20;

/**
 * Unpacks a WOFF 1.0 font to the sfnt inside (W3C "WOFF File Format 1.0", sections 3 to 5). satori would do it too, in
 * JavaScript, which takes most of a second for a font with every character.
 * @param woff a well-formed file: one of our own packages
 */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const directory = 12 + 16 * count;
  const head = Buffer.alloc(directory);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const largest = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(largest * 16, 6);
  head.writeUInt16BE(Math.log2(largest), 8);
  head.writeUInt16BE((count - largest) * 16, 10);
  const parts: Uint8Array[] = [head];
  let offset = directory;
  for (let index = 0; index < count; index++) {
    const entry = headerLength + index * entryLength;
    const [from, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    const stored = woff.subarray(from, from + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    const to = 12 + 16 * index;
    woff.copy(head, to, entry, entry + 4);
    woff.copy(head, to + 4, entry + 16, entry + 20);
    head.writeUInt32BE(offset, to + 8);
    head.writeUInt32BE(length, to + 12);
    const padding = (4 - (length % 4)) % 4;
    parts.push(table, Buffer.alloc(padding));
    offset += length + padding;
  }
  return Buffer.concat(parts);
}
