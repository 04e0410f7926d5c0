import iconv from "iconv-lite";
import type { EncodingCandidate } from "./candidates.ts";
import { commonHangul, commonKanji, commonSimplified, commonTraditional } from "./common-characters.ts";
import { occurredAgain } from "./contexts.ts";

interface Writing {
  common: ReadonlySet<string>;
  /** Whether a character is in everyday use in the language, even if it is not among the most common. */
  usual: (lead: number) => boolean;
}

/** Level 1 of GB 2312, Big5 and JIS X 0208, and the first half of Hangul: what their authors considered common. */
const writings: ReadonlyMap<string, Writing> = new Map([
  ["gbk", { common: commonSimplified, usual: (lead: number) => lead >= 0xb0 && lead <= 0xd7 }],
  ["big5", { common: commonTraditional, usual: (lead: number) => lead >= 0xa4 && lead <= 0xc6 }],
  ["euc-kr", { common: commonHangul, usual: (lead: number) => lead >= 0xb0 && lead <= 0xc8 }],
  ["shift_jis", { common: commonKanji, usual: (lead: number) => lead >= 0x88 && lead <= 0x97 }],
  ["euc-jp", { common: commonKanji, usual: (lead: number) => lead >= 0xb0 && lead <= 0xcf }],
]);

const impossibleBits = 25;
/** A character among the most common of its language. */
export const everydayBits = 9;
const kanaBits = 8;
const foreignKanaBits = 16;
const halfWidthKanaBits = 11;
const signBits = 10.5;
const usualBits = 13;
const rareBits = 17;
const repeatedSignBits = 2;
const repeatedBits = 14;
/** An ASCII second byte is explained by the character; as a separate letter it would cost this much. */
const asciiTrailBits = 4;
/** Everyday characters needed to show that the text is in the language, and the cost of each missing one. */
const commonForLanguage = 2;
const missingCommonBits = 6;
/** Number of different pairs of characters to examine. */
const maxPairs = 4000;

const kana = /[\u3041-\u30fe]/;
const halfWidthKana = /[\uff61-\uff9f]/;
const privateUse = /[\ue000-\uf8ff]/;
/** Line drawing, stars, full-width forms and punctuation, which are common in banners. */
const sign = /[\u2000-\u27bf\u3000-\u303f\u30fb\uff01-\uff60\uffe0-\uffe6×÷·§°±¨]/;

/** The cost of a double-byte encoding in bits, for the bytes above 0x7F and their second bytes. */
export function doubleByteBits(bytes: Uint8Array, { name, needsWords }: EncodingCandidate): number {
  const writing = writings.get(name);
  if (writing === undefined) return Infinity;
  const common = new Set<string>();
  const pairs = new Map<string, number>();
  let bits = 0;
  let before = "";
  for (let at = 0; at < bytes.length;) {
    const { character, length } = characterAt(bytes, at, name);
    if (character >= "\x80") {
      const trail = length === 2 && (bytes[at + 1] ?? 0) < 0x80 ? asciiTrailBits : 0;
      const price = bitsOfCharacter(character, bytes[at] ?? 0, before, writing);
      if (price === everydayBits || price === kanaBits) common.add(character);
      const weight = price === impossibleBits ? 0 : (pairs.get(before + character) ?? 0);
      const next = weight === 0 ? 1 : occurredAgain(weight);
      if (weight > 0 || pairs.size < maxPairs) pairs.set(before + character, next);
      bits += (next - weight) * (price - trail);
    }
    before = character;
    at += length;
  }
  return bits + (needsWords ? Math.max(0, commonForLanguage - common.size) * missingCommonBits : 0);
}

/** The character at this position and its bytes; U+FFFD if there is none. */
function characterAt(bytes: Uint8Array, at: number, encoding: string): { character: string; length: number } {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return { character: " ", length: 1 };
  if (encoding === "shift_jis" && lead >= 0xa1 && lead <= 0xdf)
    return { character: String.fromCharCode(0xff61 + lead - 0xa1), length: 1 };
  const text = pair(lead, bytes[at + 1] ?? 0, encoding);
  return text === "\ufffd" ? { character: text, length: 1 } : { character: text, length: 2 };
}

/** Double-byte characters, filled in on demand. */
const tables = new Map<string, (string | undefined)[]>();

function pair(lead: number, trail: number, encoding: string): string {
  let table = tables.get(encoding);
  if (table === undefined) tables.set(encoding, (table = []));
  const key = (lead << 8) | trail;
  let character = table[key];
  if (character === undefined) {
    const text = iconv.decode(Uint8Array.of(lead, trail), encoding);
    table[key] = character = Array.from(text).length === 1 ? text : "\ufffd";
  }
  return character;
}

function bitsOfCharacter(character: string, lead: number, before: string, { common, usual }: Writing): number {
  if (character === "\ufffd" || privateUse.test(character)) return impossibleBits;
  if (character === before) return sign.test(character) ? repeatedSignBits : repeatedBits;
  if (common.has(character)) return everydayBits;
  if (sign.test(character)) return signBits;
  if (kana.test(character)) return common === commonKanji ? kanaBits : foreignKanaBits;
  if (halfWidthKana.test(character)) return halfWidthKanaBits;
  return usual(lead) ? usualBits : rareBits;
}
