// The escape sequences of terminals (ECMA-48), for readers that want the words between them. Login screens are drawn by a
// full parser instead (src/banner/screen), whose rules these patterns follow: a string (OSC, DCS, SOS, PM, APC) ends on
// its line, and one that does not end loses its introducer alone, so that no word behind it is lost.

const controlSequence = String.raw`[0-?]*[ -/]*[@-~]?`;
const restOfString = String.raw`(?:[^\x07\x1b\x9c\r\n]*(?:\x07|\x9c|\x1b\\))?`;
const restOfByteString = String.raw`(?:[^\x07\x1b\r\n]*(?:\x07|\x1b\\))?`;
const short = String.raw`[ -/]*[0-~]?`;

/** One escape sequence that begins with ESC: CSI, a string, a designation of a character set, or a short one. */
export const escapeSequence = new RegExp(
  String.raw`\x1b(?:\[${controlSequence}|[\]PX^_]${restOfByteString}|${short})`,
  "g",
);
/** The same, and CSI and strings that begin with a control of eight bits (C1). */
const anySequence = new RegExp(
  String.raw`(?:\x1b\[|\x9b)${controlSequence}|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])${restOfString}|\x1b${short}`,
  "g",
);

/** Decoded text without the escape sequences of terminals, those of eight bits included. */
export function withoutEscapes(text: string): string {
  return text.replace(anySequence, "");
}

/**
 * The same for text whose encoding is not known yet, one character a byte: only sequences that begin with ESC, for a byte
 * from 0x80 may be a part of a letter.
 */
export function withoutByteEscapes(text: string): string {
  return text.replace(escapeSequence, "");
}

/**
 * The same as the digests of banners have always had it, controls taken out too. Readings keep such digests and the
 * census compares tonight's with them, so this must not change: a change would read as a new banner of every server.
 */
export function withoutEscapesForDigest(text: string): string {
  return text
    .replace(/\x1b\[[0-?]{0,64}[ -/]{0,4}[@-~]/g, "")
    .replace(/\x1b[\]PX^_][^\x07\x1b]{0,400}(?:\x07|\x1b\\)/g, "")
    .replace(/\x1b[ -/]{0,2}[0-~]?/g, "")
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, "");
}
