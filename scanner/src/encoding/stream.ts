import iconv from "iconv-lite";
import { decode } from "./decode.ts";
import { normaliseEncoding } from "./names.ts";
import { PetsciiDecoder } from "./petscii.ts";

/** Decodes bytes that arrive in pieces: a character that is split between two pieces is returned with the second. */
export interface StreamDecoder {
  /** The text of the next piece. */
  write(bytes: Uint8Array): string;
  /** The text of what is left over; U+FFFD for half a character. */
  end(): string;
}

/** A decoder for a stream; with an unknown encoding it reads UTF-8. */
export function streamDecoder(encoding: string): StreamDecoder {
  const name = normaliseEncoding(encoding) ?? "utf-8";
  if (name === "petscii") {
    const petscii = new PetsciiDecoder();
    return { write: (bytes) => petscii.decode(bytes), end: () => "" };
  }
  // These have no multi-byte characters.
  if (name === "atascii" || name === "ascii") return { write: (bytes) => decode(bytes, name), end: () => "" };
  const decoder = iconv.getDecoder(name, { stripBOM: false });
  return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? "" };
}
