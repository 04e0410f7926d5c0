import { decode, encodingKind, normaliseEncoding } from "@mudlark/scanner/encoding";
import { defined } from "@mudlark/scanner/objects";
import { cutSauce, type Sauce } from "./sauce.ts";
import { joinSplitCharacters } from "./split-characters.ts";

/** Text of a banner, and what its SAUCE record (the metadata of ANSI art files) says about the drawing. */
interface DecodedText {
  text: string;
  sauce?: Sauce;
}

/** The symbols that code page 437 has in place of control characters: the index is the byte. */
const cp437Pictures = " ☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼";
/** Control bytes that even ANSI art uses as controls: NUL, BEL, BS, TAB, LF, FF, CR, ESC. */
const cp437Controls = new Set([0x00, 0x07, 0x08, 0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
const cp437 = Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0x7f) return "⌂";
  if (byte < 0x20 && !cp437Controls.has(byte)) return cp437Pictures[byte] ?? "";
  return decode(Uint8Array.of(byte), "cp437");
});

/** A byte that could not be decoded, as `decode` leaves it: a low surrogate without a high one before it. */
const escapedByte = /(?<![\ud800-\udbff])[\udc80-\udcff]/g;

/**
 * Whether terminals for an encoding draw every double-byte character two cells wide, including boxes, stars and Greek
 * letters that Unicode calls ambiguous (UAX #11).
 */
export function isDoubleByte(encoding: string): boolean {
  return encodingKind(normaliseEncoding(encoding) ?? "utf-8") === "multi";
}

/** Whether an encoding is code page 437, used for ANSI art, whose screens follow the rules of ANSI.SYS. */
export function isAnsiArt(encoding: string): boolean {
  return normaliseEncoding(encoding) === "cp437";
}

/** Whether an encoding belongs to a home computer, whose screens are 40 cells wide. */
export function isHomeComputer(encoding: string): boolean {
  return encodingKind(normaliseEncoding(encoding) ?? "utf-8") === "home-computer";
}

/**
 * Decodes bytes for a screen. Never throws: in UTF-8 and ASCII, invalid bytes become the Windows-1252 letter
 * ("Stærfeldt"), elsewhere U+FFFD.
 * @param encoding a name from @mudlark/scanner/encoding, in any spelling; an unknown one is read as UTF-8
 */
export function decodeBanner(bytes: Uint8Array, encoding: string): DecodedText {
  const name = normaliseEncoding(encoding) ?? "utf-8";
  const { bytes: art, sauce } = cutSauce(bytes, name === "cp437");
  // On DOS screens a NUL is a blank; on a network connection it is padding, except in art that is sent as a file.
  const shown = name === "cp437" && sauce !== undefined ? art.map((byte) => (byte === 0 ? 0x20 : byte)) : art;
  return { text: decodeText(shown, name), ...defined({ sauce }) };
}

function decodeText(bytes: Uint8Array, name: string): string {
  if (name === "cp437") return decodeCp437(bytes);
  if (isDoubleByte(name)) return decode(joinSplitCharacters(bytes, name), name);
  if (name !== "utf-8" && name !== "ascii") return decode(bytes, name);
  // Records of other programs say ASCII even for text with accents.
  return decode(bytes, "utf-8", { undecodable: "escape" }).replace(escapedByte, (unit) =>
    decode(Uint8Array.of(unit.charCodeAt(0) & 0xff), "windows-1252"),
  );
}

function decodeCp437(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += cp437[byte] ?? "";
  return text;
}
