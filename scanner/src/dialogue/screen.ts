import { withoutByteEscapes } from "../text/index.ts";

/** Fewer printable characters than this are no screen yet. */
const SLIGHT = 120;

const waiting =
  /(?:please|bitte|prosz[eę]|patientez)[ ,]{0,3}(?:wait|stand ?by|warten|czeka)|attempting to detect|detecting (?:your )?(?:client|terminal)|identificazione|one moment|stand by|hold on|loading/i;

/**
 * Whether more of a login screen is to be expected after a silence: nothing came yet, or hardly anything, or its last
 * words ask to wait. A prompt for a name at its end says that the screen is whole.
 * @param text bytes of the session, one a character
 */
export function isSlight(text: string): boolean {
  const plain = withoutByteEscapes(text).trim();
  if (/(?:name|login|password|account|user)[^\n]{0,60}[:?>][ \t]*$/i.test(plain.slice(-120))) return false;
  return plain.replace(/[^!-~\x80-\xff]/g, "").length < SLIGHT || waiting.test(plain.slice(-300));
}

/** ENQ as the last byte of what came: the server waits for an answerback. Within a text it may be a picture of cp437. */
export function asksAnswerback(bytes: Uint8Array): boolean {
  return bytes.at(-1) === 0x05;
}
