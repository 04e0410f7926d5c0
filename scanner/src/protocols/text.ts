import { latin1Text } from "../text/index.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Decodes bytes of a MUD protocol: as UTF-8 if they are valid UTF-8, otherwise as Latin-1, so that no byte is lost.
 * (telnetlib3 does the same, so both read the same names and values.)
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1Text(bytes);
  }
}

/** Text as UTF-8 bytes. */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Text as bytes, one byte per character, for protocols that are ASCII by their RFC; other characters become `?`. */
export function encodeAscii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) =>
    (character.codePointAt(0) ?? 0) < 0x80 ? character.charCodeAt(0) : 0x3f,
  );
}

/** Joins bytes and pieces of bytes into one payload. */
export function payload(...pieces: readonly (number | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => (typeof piece === "number" ? [piece] : [...piece])));
}

/** Bytes as lower-case hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
