import iconv from "iconv-lite";
import { commonHangul, commonKanji, commonSimplified, commonTraditional } from "./common-characters.ts";

interface DoubleByte {
  encoding: "gbk" | "big5" | "euc-kr" | "shift_jis";
  common: ReadonlySet<string>;
  /** Whether a character is one of those that the language writes every day, if not of the very commonest. */
  usual: (lead: number, character: string) => boolean;
}

const doubleBytes: readonly DoubleByte[] = [
  // Level 1 of GB 2312 and of Big5: the characters that their makers counted as common.
  { encoding: "gbk", common: commonSimplified, usual: (lead) => lead >= 0xb0 && lead <= 0xd7 },
  { encoding: "big5", common: commonTraditional, usual: (lead) => lead >= 0xa4 && lead <= 0xc6 },
  { encoding: "euc-kr", common: commonHangul, usual: (lead) => lead >= 0xb0 && lead <= 0xc8 },
  { encoding: "shift_jis", common: commonKanji, usual: (lead) => lead >= 0x88 && lead <= 0x97 },
];
export const doubleByteEncodings = doubleBytes.map(({ encoding }) => encoding);

const impossibleBits = 25;
const kana = /[\u3040-\u30ff]/;
const halfWidthKana = /[\uff61-\uff9f]/;
/** Line drawing, stars, full-width forms and punctuation, of which banners are full. */
const sign = /[\u2000-\u27bf\u3000-\u303f\uff01-\uff60\uffe0-\uffe6×÷·§°±¨]/;

/** What an encoding of two bytes costs, in bits, for the bytes above 0x7F and their second bytes. */
export function doubleByteBits(bytes: Uint8Array, encoding: string): number {
  const row = doubleBytes.find((one) => one.encoding === encoding);
  if (row === undefined) return Infinity;
  const shiftJis = encoding === "shift_jis";
  let bits = 0;
  let before = "";
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      before = "";
      continue;
    }
    const single = shiftJis && lead >= 0xa1 && lead <= 0xdf;
    const character = single ? String.fromCharCode(0xff61 + lead - 0xa1) : pair(bytes, at, encoding);
    if (character === undefined) {
      bits += impossibleBits;
      before = "";
      continue;
    }
    bits += bitsOfCharacter(character, lead, before, row);
    before = character;
    if (!single) at += 1;
  }
  return bits;
}

function pair(bytes: Uint8Array, at: number, encoding: string): string | undefined {
  if (at + 1 >= bytes.length) return undefined;
  const text = iconv.decode(bytes.subarray(at, at + 2), encoding);
  return Array.from(text).length === 1 && text !== "\ufffd" ? text : undefined;
}

/** A character of two bytes; private-use ones are as good as unreadable. */
function bitsOfCharacter(character: string, lead: number, before: string, { common, usual }: DoubleByte): number {
  if (character === before) return sign.test(character) ? 2 : 14;
  if (common.has(character)) return 9;
  if (kana.test(character)) return common === commonKanji ? 8 : 16;
  if (halfWidthKana.test(character)) return 9.5;
  if (sign.test(character)) return 10.5;
  if (/[\ue000-\uf8ff]/.test(character)) return impossibleBits;
  return usual(lead, character) ? (common === commonHangul ? 12 : 13) : 17;
}
