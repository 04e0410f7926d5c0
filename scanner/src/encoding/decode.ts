import iconv from "iconv-lite";
import { latin1Text } from "../text/index.ts";
import { decodeAtascii, encodeAtascii } from "./atascii.ts";
import { escapedByte, splitEscapedBytes } from "./escaped-bytes.ts";
import { encodingKind, normaliseEncoding } from "./names.ts";
import { encodePetscii, PetsciiDecoder } from "./petscii.ts";

/** How bytes become text. */
export interface DecodeOptions {
  /**
   * What to do with a byte that the encoding cannot decode: `replace` gives U+FFFD (the default); `escape` gives a lone
   * surrogate U+DC80 … U+DCFF, which `encode` turns back into the byte, as telnetlib3's records do.
   */
  undecodable?: "replace" | "escape";
}

/**
 * Decodes bytes. Never throws: with an unknown encoding they are read as UTF-8. PETSCII and ATASCII give text for a
 * terminal, with their colours and cursor movements as ANSI sequences.
 * @param encoding a name from `knownEncodings`, or any spelling of one
 */
export function decode(bytes: Uint8Array, encoding: string, { undecodable = "replace" }: DecodeOptions = {}): string {
  const name = normaliseEncoding(encoding) ?? "utf-8";
  const text = decodeKnown(bytes, name);
  return undecodable === "escape" && text.includes("\ufffd") ? decodeEscaping(bytes, name) : text;
}

/**
 * Encodes text. Characters that the encoding lacks become `?`, and lone surrogates U+DC80 … U+DCFF become the bytes
 * that they stand for. An unknown encoding is treated as UTF-8.
 */
export function encode(text: string, encoding: string): Uint8Array {
  const name = normaliseEncoding(encoding) ?? "utf-8";
  const pieces = splitEscapedBytes(text).map((piece) =>
    typeof piece === "number" ? Uint8Array.of(piece) : encodePiece(piece, name),
  );
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : new Uint8Array(Buffer.concat(pieces));
}

/** The character of each byte: the index is the byte, U+FFFD where the encoding has none. */
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
  // For "ascii", iconv-lite decodes as Latin-1 with the high bit cut off, which is not what we want.
  if (name === "ascii") {
    return latin1Text(bytes).replace(/[\x80-\xff]/g, "\ufffd");
  }
  // Most texts are UTF-8. iconv-lite decodes it the same, but loads its tables of all encodings first.
  if (name === "utf-8") return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return iconv.decode(bytes, name, { stripBOM: false });
}

function encodePiece(text: string, name: string): Uint8Array {
  if (name === "petscii") return encodePetscii(text);
  if (name === "atascii") return encodeAtascii(text);
  return new Uint8Array(iconv.encode(text, name === "ascii" ? "us-ascii" : name));
}

/** Longest character of an encoding, in bytes. */
const longestCharacter: Readonly<Record<string, number>> = { "utf-8": 4, gb18030: 4, "euc-jp": 3 };

/** Decodes character by character, to know which bytes belong to none. */
function decodeEscaping(bytes: Uint8Array, name: string): string {
  const table = byteTable(name);
  const oneByteEach = encodingKind(name) === "single" || name === "ascii";
  const pieces: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const one = byte < 0x80 && !oneByteEach ? String.fromCharCode(byte) : (table[byte] ?? "\ufffd");
    const { character, length } =
      one === "\ufffd" && !oneByteEach ? characterAt(bytes, at, name) : { character: one, length: 1 };
    pieces.push(character === "\ufffd" ? escapedByte(byte) : character);
    at += length;
  }
  return pieces.join("");
}

/** The shortest run of two or more bytes here that is one character; one byte and U+FFFD if there is none. */
function characterAt(bytes: Uint8Array, at: number, name: string): { character: string; length: number } {
  const longest = Math.min(longestCharacter[name] ?? 2, bytes.length - at);
  for (let length = 2; length <= longest; length += 1) {
    const character = characterOf(bytes.subarray(at, at + length), name);
    if (character !== "\ufffd") return { character, length };
  }
  return { character: "\ufffd", length: 1 };
}

/** Cache of characters by their bytes as one number; random data asks for the same pairs of bytes over and over. */
const characters = new Map<string, Map<number, string>>();
/** Number of characters to cache per encoding. */
const rememberedCharacters = 65_536;

/** The single character that some bytes represent; U+FFFD if they are not exactly one. */
function characterOf(bytes: Uint8Array, name: string): string {
  const key = bytes.reduce((sum, byte) => sum * 256 + byte, 1);
  let known = characters.get(name);
  if (known === undefined) characters.set(name, (known = new Map<number, string>()));
  let character = known.get(key);
  if (character === undefined) {
    const text = mayBeUtf8(bytes, name) ? iconv.decode(bytes, name, { stripBOM: false }) : "\ufffd";
    character = !text.includes("\ufffd") && Array.from(text).length === 1 ? text : "\ufffd";
    if (known.size < rememberedCharacters) known.set(key, character);
  }
  return character;
}

/** False if bytes cannot be a UTF-8 character (RFC 3629 section 3), judging by their length and continuation bytes. */
function mayBeUtf8(bytes: Uint8Array, name: string): boolean {
  if (name !== "utf-8") return true;
  const [lead = 0] = bytes;
  const length = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
  return length === bytes.length && bytes.subarray(1).every((byte) => byte >= 0x80 && byte < 0xc0);
}
