import iconv from "iconv-lite";
import { decode } from "./decode.ts";
import { normaliseEncoding } from "./names.ts";
import { PetsciiDecoder } from "./petscii.ts";

/** Reads bytes that come in pieces: a character that is cut by the end of one is given with the next. */
export interface StreamDecoder {
  /** Text of the next piece. */
  write(bytes: Uint8Array): string;
  /** Text of what was left over; U+FFFD for half a character. */
  end(): string;
}

/** A decoder for a stream; a name that is not known is read as UTF-8. */
export function streamDecoder(encoding: string): StreamDecoder {
  const name = normaliseEncoding(encoding) ?? "utf-8";
  if (name === "petscii") {
    const petscii = new PetsciiDecoder();
    return { write: (bytes) => petscii.decode(bytes), end: () => "" };
  }
  // These have no character of more than one byte.
  if (name === "atascii" || name === "ascii") return { write: (bytes) => decode(bytes, name), end: () => "" };
  const decoder = iconv.getDecoder(name, { stripBOM: false });
  return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? "" };
}
