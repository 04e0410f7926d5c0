import { crc32, deflateSync } from "node:zlib";
import { channels } from "../screen/palette.ts";
import type { Framebuffer } from "./framebuffer.ts";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** PNG colour types (PNG specification, 11.2.2). */
const trueColour = 2;
const indexed = 3;
/** Filter type 2, "Up" (PNG specification, 9.2): rows of glyphs repeat downwards. */
const filterUp = 2;
/**
 * zlib levels. Nearly all banners are small, and at level 8 they are 18 % smaller than at 3 for the same millisecond; a
 * page full of blocks would take ten times as long as at level 2 for 20 %.
 */
const levels = { small: 8, large: 2 } as const;
/** Largest small picture, in bytes of rows: half a screen of 80x25 in sixteen colours. */
const mostSmall = 65_536;
/** Size of zlib's output chunks: most pictures fit into one. */
const outputChunk = 65_536;

/**
 * Writes a picture as PNG: with a palette of 1, 2, 4 or 8 bits for up to 256 colours, otherwise in true colour.
 * @returns the same bytes for the same picture every time
 */
export function encodePng(frame: Framebuffer): Buffer {
  const colours = frame.palette.length;
  if (colours > 256) return png(frame, 8, trueColour, [], trueColourRows(frame));
  const bits = colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8;
  const palette = chunk("PLTE", Buffer.from(frame.palette.flatMap(channels)));
  const pixels = frame.pixels instanceof Uint8Array ? frame.pixels : new Uint8Array(frame.pixels);
  return png(frame, bits, indexed, [palette], indexedRows({ ...frame, pixels }, bits));
}

function png(frame: Framebuffer, bits: number, colourType: number, extra: Buffer[], rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(frame.width, 0);
  header.writeUInt32BE(frame.height, 4);
  header[8] = bits;
  header[9] = colourType;
  const level = rows.length <= mostSmall ? levels.small : levels.large;
  const data = deflateSync(rows, { level, memLevel: 9, chunkSize: outputChunk });
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    ...extra,
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.allocUnsafe(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, "latin1");
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}

/** Memory for the rows, used again by each picture that fits. */
let scratch = Buffer.alloc(0);

/**
 * Rows of packed indexes, each after its filter byte 0. Widths are whole cells of 8 pixels, so no byte contains pixels
 * of two rows.
 * @returns memory that the next call overwrites
 */
function indexedRows({ width, height, pixels }: Framebuffer & { pixels: Uint8Array }, bits: number): Buffer {
  const stride = (width * bits) / 8 + 1;
  if (scratch.length < stride * height) scratch = Buffer.alloc(stride * height);
  if (bits === 4) packHalves(pixels.subarray(0, width * height), width, scratch);
  else {
    const pack = bits === 8 ? copyBytes : packBits;
    for (let y = 0; y < height; y++) {
      scratch[y * stride] = 0;
      pack(pixels, y * width, (y + 1) * width, scratch, y * stride + 1, bits);
    }
  }
  return scratch.subarray(0, stride * height);
}

/** Two indexes per byte, four read at a time (little-endian): sixteen colours, the usual case. */
function packHalves(pixels: Uint8Array, width: number, out: Uint8Array): void {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  for (let at = 0, to = 0; at < words.length;) {
    out[to++] = 0;
    for (const end = at + width / 4; at < end; at++) {
      const four = words[at] ?? 0;
      out[to++] = ((four & 15) << 4) | ((four >> 8) & 15);
      out[to++] = ((four >> 12) & 0xf0) | (four >>> 24);
    }
  }
}

/** Writes a range of indexes into `out` at `to`, with a fixed number of bits each. */
type Pack = (pixels: Uint8Array, from: number, end: number, out: Buffer, to: number, bits: number) => void;

const copyBytes: Pack = (pixels, from, end, out, to) => {
  out.set(pixels.subarray(from, end), to);
};

const packBits: Pack = (pixels, from, end, out, to, bits) => {
  const perByte = 8 / bits;
  for (let at = from; at < end; at += perByte) {
    let byte = 0;
    for (let k = 0; k < perByte; k++) byte = (byte << bits) | (pixels[at + k] ?? 0);
    out[to++] = byte;
  }
};

function trueColourRows({ width, height, pixels, palette }: Framebuffer): Buffer {
  const stride = width * 3 + 1;
  const colours = Uint32Array.from(palette);
  const rows = Buffer.alloc(stride * height);
  let to = 0;
  for (let y = 0; y < height; y++) {
    rows[to++] = filterUp;
    for (let at = y * width; at < (y + 1) * width; at++, to += 3) {
      const colour = colours[pixels[at] ?? 0] ?? 0;
      const above = y === 0 ? 0 : (colours[pixels[at - width] ?? 0] ?? 0);
      // If a pixel equals the one above, the zero already there is right.
      if (colour === above) continue;
      rows[to] = (colour >> 16) - (above >> 16);
      rows[to + 1] = ((colour >> 8) & 255) - ((above >> 8) & 255);
      rows[to + 2] = (colour & 255) - (above & 255);
    }
  }
  return rows;
}
