import iconv from "iconv-lite";
import { joinSplitCharacters } from "./split-characters.ts";
import { cutSauce, type Sauce } from "./sauce.ts";

/** Text of a banner, and what its SAUCE record (ANSI art's own label) said of the drawing. */
export interface DecodedText {
  text: string;
  sauce?: Sauce;
}

/** The pictures that code page 437 has at the places of control characters: index is the byte. */
const cp437Pictures = " ☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼";
/** Control bytes that even ANSI art means as controls: NUL, BEL, BS, TAB, LF, FF, CR, ESC. */
const cp437Controls = new Set([0x00, 0x07, 0x08, 0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
const cp437High = iconv.decode(Buffer.from(Array.from({ length: 256 }, (_, index) => index)), "cp437");

const doubleByte = /^(?:big5|big5-?hkscs|gbk|gb2312|gb18030|cp936|cp950|euc-?kr|cp949|shift_?jis|sjis|cp932|euc-?jp)$/i;

/**
 * Whether an encoding is of the kind whose terminals draw every two-byte character two cells wide, the box, star and
 * Greek ones too that Unicode calls ambiguous (UAX #11).
 */
export function isDoubleByte(encoding: string): boolean {
  return doubleByte.test(encoding);
}

/**
 * Bytes to text for a screen. Never throws: bytes that the encoding does not know become the Windows-1252 letter
 * (in UTF-8 and ASCII) or U+FFFD.
 * @param encoding name of @mudlark/scanner/encoding; one that is not known is read as UTF-8
 */
export function decodeBanner(bytes: Uint8Array, encoding: string): DecodedText {
  const { bytes: art, sauce } = cutSauce(bytes, isCp437(encoding));
  return { text: decodeText(art, encoding), ...(sauce === undefined ? {} : { sauce }) };
}

function isCp437(encoding: string): boolean {
  return /^(?:cp|ibm)-?437$/i.test(encoding);
}

function decodeText(bytes: Uint8Array, encoding: string): string {
  if (isCp437(encoding)) return decodeCp437(bytes);
  if (isDoubleByte(encoding)) return iconv.decode(joinSplitCharacters(bytes, encoding), encoding);
  if (/^(?:utf-?8|(?:us-)?ascii)$/i.test(encoding) || !iconv.encodingExists(encoding)) return decodeUtf8(bytes);
  return iconv.decode(Buffer.from(bytes), encoding);
}

function decodeCp437(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) {
    if (byte === 0x7f) text += "⌂";
    else if (byte < 0x20 && !cp437Controls.has(byte)) text += cp437Pictures[byte] ?? "";
    else text += cp437High[byte] ?? "";
  }
  return text;
}

/** UTF-8, where every byte that is not part of a character stands for its Windows-1252 letter ("Stærfeldt"). */
function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(utf8Parts(bytes)).join("");
  }
}

function* utf8Parts(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    const piece = bytes.subarray(at, at + length);
    const text = length === 0 || piece.length < length ? undefined : decodeOne(decoder, piece);
    yield text ?? iconv.decode(Buffer.of(lead), "win1252");
    at += text === undefined ? 1 : length;
  }
}

function decodeOne(decoder: TextDecoder, piece: Uint8Array): string | undefined {
  try {
    return decoder.decode(piece);
  } catch {
    return undefined;
  }
}
