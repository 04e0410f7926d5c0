import { withoutByteEscapes } from "../text/index.ts";

/** With fewer printable characters than this, a text is not a screen yet. */
const slightCharacters = 120;

const waiting =
  /(?:please|bitte|prosz[eę]|patientez)[ ,]{0,3}(?:wait|stand ?by|warten|czeka)|attempting to detect|detecting (?:your )?(?:client|terminal)|identificazione|one moment|stand by|hold on|loading/i;

/**
 * Whether more of a login screen is to be expected after a silence: nothing or hardly anything has arrived, or its last
 * words ask to wait. A prompt for a name or a question at the end means that the screen is complete.
 * @param text bytes of the session, one per character
 */
export function isSlight(text: string): boolean {
  const plain = withoutByteEscapes(text).trim();
  if (/(?:name|login|password|account|user)[^\n]{0,60}[:?>]$/i.test(plain)) return false;
  if (/[^ \t-\r?]\?$/.test(plain)) return false;
  return plain.replace(/[^!-~\x80-\xff]/g, "").length < slightCharacters || waiting.test(plain.slice(-300));
}

/**
 * Whether the last byte received is ENQ: the server waits for an answerback. Elsewhere in a text, ENQ may be part of a
 * cp437 picture.
 */
export function asksAnswerback(bytes: Uint8Array): boolean {
  return bytes.at(-1) === 0x05;
}
