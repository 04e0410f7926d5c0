import { decode } from "../decode.ts";
import { doubleByteBits, doubleByteEncodings } from "./double-byte.ts";
import { singleByteBits } from "./single-byte.ts";
import { visibleBytes } from "./visible-bytes.ts";

/** An encoding told from the bytes, and how sure that is: 0 to 1. */
export interface DetectedEncoding {
  name: string;
  confidence: number;
}

/** Single-byte encodings that are tried, with what each has to make up for, in bits: the rarer among MUDs pay more. */
const singleBytes: readonly [encoding: string, handicap: number][] = [
  ["cp437", 0],
  ["iso-8859-1", 0],
  ["windows-1252", 2],
  ["iso-8859-2", 2],
  ["windows-1251", 0],
  ["koi8-r", 0],
  ["cp866", 1],
  ["cp850", 3],
  ["koi8-u", 4],
];
const doubleByteHandicap = 3;

/** Bits by which the best reading must win to be half sure. */
const halfSureBits = 3;
/** Bits for each byte above 0x7F beyond which even the best reading is a poor one. */
const poorFitBits = 9;

/**
 * The encoding of a server's text: ASCII and valid UTF-8 are what they are; otherwise the cheapest of several readings.
 * Deterministic; looks at the first 32 KB. Text without a byte above 0x7F is `ascii` with confidence 1.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const visible = visibleBytes(bytes);
  const high = visible.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  if (high === 0) return { name: "ascii", confidence: 1 };
  if (holdsSauce(bytes)) return { name: "cp437", confidence: 0.95 };
  const utf8 = utf8Confidence(visible, high);
  if (utf8 > 0) return { name: "utf-8", confidence: utf8 };

  const readings = [
    ...singleBytes.map(([name, handicap]) => ({ name, bits: singleByteBits(visible, name) + handicap })),
    ...doubleByteEncodings.map((name) => ({ name, bits: doubleByteBits(visible, name) + doubleByteHandicap })),
  ].sort((a, b) => a.bits - b.bits);
  const best = readings[0] ?? { name: "iso-8859-1", bits: Infinity };
  // A reading that gives the very same text is no rival.
  const text = decode(visible, best.name);
  const rival = readings.slice(1).find(({ name }) => decode(visible, name) !== text);
  const margin = (rival?.bits ?? Infinity) - best.bits;
  const sureness = 1 - 2 ** (-margin / halfSureBits);
  const fit = Math.min(1, poorFitBits / (best.bits / high));
  return { name: best.name, confidence: Math.round(Math.min(0.99, Math.max(0.05, sureness * fit)) * 100) / 100 };
}

/** SAUCE is the label at the end of ANSI art files, which are written in code page 437. */
function holdsSauce(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("\x1aSAUCE00", 0, "latin1");
}

/** 1 for valid UTF-8, less where a byte in twenty or fewer spoils it (a cut end, one foreign line), else 0. */
function utf8Confidence(bytes: Uint8Array, high: number): number {
  const text = decode(bytes, "utf-8");
  if (!text.includes("\ufffd")) return 1;
  const broken = text.split("\ufffd").length - 1;
  return broken <= 1 + high / 40 && high >= 8 ? 0.9 : 0;
}
