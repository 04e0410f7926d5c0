import { latin1Text, withoutByteEscapes } from "../../text/index.ts";

/** Number of bytes of one text to examine. */
const maxLookedAt = 32768;

/**
 * What a person would see of some bytes. Removes escape sequences and leftover telnet, so that colour codes between the
 * two bytes of a character, or a stray IAC DO, do not mislead.
 */
export function visibleBytes(bytes: Uint8Array): Uint8Array {
  const text = latin1Text(bytes.subarray(0, maxLookedAt));
  const plain = withoutByteEscapes(text)
    // APC as a single 8-bit control (ECMA-48, also in UTF-8): bulletin boards probe terminals with it.
    .replace(/\xc2?\x9f[ -~]{0,100}\xc2?\x9c/g, "")
    // IAC SB … IAC SE, IAC and a verb with a known option, and a command at the end of a line or of the text.
    .replace(/\xff\xfa[^\xff]{0,400}\xff\xf0/g, "")
    .replace(/\xff[\xfb-\xfe](?:[\0-\x30\x45\x46\x55-\x5d\x66\xc8\xc9])/g, "")
    .replace(/\xff[\xef\xf1\xf9](?=[\r\n]|$)/g, "");
  return Buffer.from(plain, "latin1");
}
