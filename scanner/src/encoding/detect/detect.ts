import { isAscii, latin1Text } from "../../text/index.ts";
import { decode } from "../decode.ts";
import { normaliseEncoding } from "../names.ts";
import { doubleByteCandidates, singleByteCandidates, type EncodingCandidate } from "./candidates.ts";
import { contextsOf } from "./contexts.ts";
import { doubleByteBits, everydayBits } from "./double-byte.ts";
import { latin9Confidence } from "./latin-9.ts";
import { singleByteBits } from "./single-byte.ts";
import { visibleBytes } from "./visible-bytes.ts";
import { wordsInBytes } from "./words.ts";

/** A detected encoding, and the probability from 0 to 1 that it decodes the bytes correctly. */
export interface DetectedEncoding {
  name: string;
  confidence: number;
}

/** Below this confidence the encoding is a guess, and must be presented as one. */
export const guessConfidence = 0.6;

/** What is already known. */
export interface DetectionHint {
  /**
   * The encoding of the same server's other texts, in any spelling. It wins unless the bytes clearly contradict it: a
   * short name alone often fits several encodings.
   */
  hint?: string | undefined;
}

/** Head start of the hinted encoding, in bits. It also need not contain words of its language. */
const hintBits = 6;
/**
 * Bits that halve the odds against a reading. The costs are not true likelihoods, so one bit would claim too much,
 * especially for a letter or two.
 */
const bitsPerHalf = 1.5;
const bitsPerHalfOfOne = 2;
/** Cost of a text in none of the candidate encodings, in bits: the base, and per context. */
const unknownBits = 8;
const unknownContextBits = 7;
/** Confidence in a hint that the detector cannot check. */
const hintConfidence = 0.5;
const mostSure = 0.99;
const leastSure = 0.05;

/**
 * Readings are compared up to this number of bytes above 0x7F. Every reading examines each of them many times, and this
 * many settle any case.
 */
const comparedHighBytes = 2000;

interface Reading {
  name: string;
  bits: number;
  text: string;
}

/**
 * Detects the encoding of a server's text. ASCII and valid UTF-8 are accepted as such; otherwise the cheapest of
 * several readings wins. Deterministic; examines the first 32 KB and compares by the first 2,000 bytes above 0x7F. Text
 * without any is `ascii` with confidence 1.
 *
 * Confidence is calibrated on the test fixtures: at 0.9 or more, at least 99 in 100 are right; below `guessConfidence`
 * it is a guess.
 */
export function detectEncoding(bytes: Uint8Array, { hint }: DetectionHint = {}): DetectedEncoding {
  // Most texts are ASCII, and need no further look.
  if (isAscii(bytes)) return { name: "ascii", confidence: 1 };
  const all = visibleBytes(bytes);
  const high = all.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  if (high === 0) return { name: "ascii", confidence: 1 };
  if (holdsSauce(bytes)) return { name: "cp437", confidence: 0.95 };
  const hinted = hint === undefined ? undefined : normaliseEncoding(hint);
  const utf8 = utf8Confidence(all, high);
  const visible = upToHigh(all, comparedHighBytes);
  if (utf8 > 0 && !isEverydayText(visible, hinted)) return { name: "utf-8", confidence: utf8 };

  const contexts = contextsOf(visible);
  const words = wordsInBytes(visible);
  const expected = (one: EncodingCandidate): EncodingCandidate =>
    one.name === hinted ? { ...one, handicap: -hintBits, needsWords: false } : one;
  const reading = ({ name, handicap }: EncodingCandidate, bits: number): Reading => ({
    name,
    bits: bits + handicap,
    text: decode(visible, name),
  });
  const readings = [
    ...singleByteCandidates.map(expected).map((one) => reading(one, singleByteBits(contexts, words, one))),
    ...doubleByteCandidates.map(expected).map((one) => reading(one, doubleByteBits(visible, one))),
  ].sort((a, b) => a.bits - b.bits);
  const best = readings[0] ?? { name: "iso-8859-1", bits: Infinity, text: "" };
  const weight = contexts.reduce((sum, one) => sum + one.weight, 0);
  const rivals = [...cheapestOfEachText(readings, best.text), unknownBits + unknownContextBits * weight];
  const confidence = confidenceOf(best.bits, rivals, bitsPerHalf + bitsPerHalfOfOne / weight);
  const latin9 = hinted === undefined && best.name === "iso-8859-1" ? latin9Confidence(visible) : 0;
  if (latin9 > 0) return { name: "iso-8859-15", confidence: Math.min(confidence, latin9) };
  if (hinted === undefined || hinted === best.name) return { name: best.name, confidence };
  const asHinted = decode(visible, hinted);
  if (asHinted === best.text) return { name: hinted, confidence };
  const judged = hinted === "utf-8" || hinted === "ascii" || readings.some(({ name }) => name === hinted);
  return judged || asHinted.includes("\ufffd")
    ? { name: best.name, confidence }
    : { name: hinted, confidence: hintConfidence };
}

/**
 * The costs of readings that give a different text from the best one: those that give the same text are not
 * competitors.
 */
function cheapestOfEachText(readings: readonly Reading[], best: string): number[] {
  const bits = new Map<string, number>();
  for (const reading of readings)
    if (reading.text !== best && !bits.has(reading.text)) bits.set(reading.text, reading.bits);
  return [...bits.values()];
}

function confidenceOf(best: number, rivals: readonly number[], perHalf: number): number {
  const odds = rivals.reduce((sum, bits) => sum + 2 ** ((best - bits) / perHalf), 0);
  return Math.round(Math.min(mostSure, Math.max(leastSure, 1 / (1 + odds))) * 100) / 100;
}

/** Whether a few characters that happen to be valid UTF-8 are everyday ones in a hinted double-byte encoding. */
function isEverydayText(bytes: Uint8Array, hinted: string | undefined): boolean {
  const candidate = doubleByteCandidates.find(({ name }) => name === hinted);
  if (candidate === undefined) return false;
  const characters = (text: string): number => Array.from(text).filter((one) => one > "\x7f").length;
  const asHinted = characters(decode(bytes, candidate.name));
  return asHinted <= 4 && doubleByteBits(bytes, candidate) <= everydayBits * asHinted;
}

/** The beginning of some bytes that contains at most this many above 0x7F. */
function upToHigh(bytes: Uint8Array, count: number): Uint8Array {
  let left = count;
  const end = bytes.findIndex((byte) => byte > 0x7f && --left === 0);
  return end === -1 ? bytes : bytes.subarray(0, end + 1);
}

/** SAUCE is the metadata at the end of ANSI art files, which are written in code page 437. */
function holdsSauce(bytes: Uint8Array): boolean {
  return latin1Text(bytes).includes("\x1aSAUCE00");
}

/**
 * 1 for valid UTF-8, less if at most a byte in twenty is invalid (a cut end, one line in another encoding), otherwise
 * 0.
 */
function utf8Confidence(bytes: Uint8Array, high: number): number {
  const text = decode(bytes, "utf-8");
  if (!text.includes("\ufffd")) return 1;
  const broken = text.split("\ufffd").length - 1;
  return broken <= 1 + high / 40 && high >= 8 ? 0.9 : 0;
}
