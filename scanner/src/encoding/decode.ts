import iconv from "iconv-lite";
import { decodeAtascii, encodeAtascii } from "./atascii.ts";
import { escapedByte, splitEscapedBytes } from "./escaped-bytes.ts";
import { encodingKind, normaliseEncoding } from "./names.ts";
import { encodePetscii, PetsciiDecoder } from "./petscii.ts";

/** How bytes become text. */
export interface DecodeOptions {
  /**
   * What becomes of a byte that the encoding cannot read: `replace`, U+FFFD (the default); `escape`, a lone surrogate
   * U+DC80 … U+DCFF, from which `encode` gets the byte back, as the field's records have it.
   */
  undecodable?: "replace" | "escape";
}

/**
 * Text of some bytes. Never throws: a name that is not known is read as UTF-8.
 * PETSCII and ATASCII give text for a terminal: their colours and cursor movements become ANSI sequences.
 * @param encoding a name of `knownEncodings`, or any spelling of one
 */
export function decode(bytes: Uint8Array, encoding: string, { undecodable = "replace" }: DecodeOptions = {}): string {
  const name = normaliseEncoding(encoding) ?? "utf-8";
  const text = decodeKnown(bytes, name);
  return undecodable === "escape" && text.includes("\ufffd") ? decodeEscaping(bytes, name) : text;
}

/**
 * Bytes of a text; characters that the encoding lacks become `?`, and lone surrogates U+DC80 … U+DCFF the bytes for which
 * they stand. A name that is not known is taken for UTF-8.
 */
export function encode(text: string, encoding: string): Uint8Array {
  const name = normaliseEncoding(encoding) ?? "utf-8";
  const pieces = splitEscapedBytes(text).map((piece) =>
    typeof piece === "number" ? Uint8Array.of(piece) : encodePiece(piece, name),
  );
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : new Uint8Array(Buffer.concat(pieces));
}

/** The characters of one byte each: index is the byte, U+FFFD where the encoding has none. */
export function byteTable(name: string): readonly string[] {
  let table = tables.get(name);
  if (table === undefined) {
    table = Array.from({ length: 256 }, (_, byte) => decodeKnown(Uint8Array.of(byte), name));
    tables.set(name, table);
  }
  return table;
}

const tables = new Map<string, readonly string[]>();

function decodeKnown(bytes: Uint8Array, name: string): string {
  if (name === "petscii") return new PetsciiDecoder().decode(bytes);
  if (name === "atascii") return decodeAtascii(bytes);
  // iconv-lite reads "ascii" as Latin-1 would be read with its high bit cut off.
  if (name === "ascii")
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : "\ufffd")).join("");
  return iconv.decode(bytes, name, { stripBOM: false });
}

function encodePiece(text: string, name: string): Uint8Array {
  if (name === "petscii") return encodePetscii(text);
  if (name === "atascii") return encodeAtascii(text);
  return new Uint8Array(iconv.encode(text, name === "ascii" ? "us-ascii" : name));
}

/** Longest character of the encodings of several bytes (UTF-8 and GB 18030). */
const longestCharacter = 4;

/** Character by character, so that it is known which byte stands in none. */
function decodeEscaping(bytes: Uint8Array, name: string): string {
  const single = encodingKind(name) === "single" || name === "ascii" ? byteTable(name) : undefined;
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const { character, length } =
      single !== undefined
        ? { character: single[byte] ?? "\ufffd", length: 1 }
        : byte < 0x80
          ? { character: String.fromCharCode(byte), length: 1 }
          : characterAt(bytes, at, name);
    text += character.includes("\ufffd") ? escapedByte(byte) : character;
    at += character.includes("\ufffd") ? 1 : length;
  }
  return text;
}

/** The shortest run of bytes at this point that is one character; one byte and U+FFFD when there is none. */
function characterAt(bytes: Uint8Array, at: number, name: string): { character: string; length: number } {
  for (let length = 1; length <= Math.min(longestCharacter, bytes.length - at); length += 1) {
    const character = iconv.decode(bytes.subarray(at, at + length), name, { stripBOM: false });
    if (!character.includes("\ufffd") && Array.from(character).length === 1) return { character, length };
  }
  return { character: "\ufffd", length: 1 };
}
