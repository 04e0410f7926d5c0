// Terminal escape sequences (ECMA-48), for code that needs only the words between them. Login screens are drawn with a
// full parser instead (src/banner/screen), whose rules these patterns follow: a string (OSC, DCS, SOS, PM, APC) ends on
// its line, and an unfinished one loses only its introducer, so that no word after it is lost.

const controlSequence = String.raw`[0-?]*[ -/]*[@-~]?`;
const restOfString = String.raw`(?:[^\x07\x1b\x9c\r\n]*(?:\x07|\x9c|\x1b\\))?`;
const restOfByteString = String.raw`(?:[^\x07\x1b\r\n]*(?:\x07|\x1b\\))?`;
const short = String.raw`[ -/]*[0-~]?`;

/** One escape sequence that starts with ESC: CSI, a string, a character set designation, or a short one. */
export const escapeSequence = new RegExp(
  String.raw`\x1b(?:\[${controlSequence}|[\]PX^_]${restOfByteString}|${short})`,
  "g",
);
/** The same, plus CSI and strings that start with an 8-bit control (C1). */
const anySequence = new RegExp(
  String.raw`(?:\x1b\[|\x9b)${controlSequence}|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])${restOfString}|\x1b${short}`,
  "g",
);

/** Decoded text without terminal escape sequences, including 8-bit ones. */
export function withoutEscapes(text: string): string {
  return text.replace(anySequence, "");
}

/**
 * The same for text in an encoding that is not known yet, one character per byte: removes only sequences that start
 * with ESC, because a byte from 0x80 may be part of a letter.
 */
export function withoutByteEscapes(text: string): string {
  return text.replace(escapeSequence, "");
}

/**
 * The same as always used for the digests of banners, which also removes controls. Readings keep such digests and the
 * census compares tonight's with them, so this must never change: every server would seem to have a new banner.
 */
export function withoutEscapesForDigest(text: string): string {
  return text
    .replace(/\x1b\[[0-?]{0,64}[ -/]{0,4}[@-~]/g, "")
    .replace(/\x1b[\]PX^_][^\x07\x1b]{0,400}(?:\x07|\x1b\\)/g, "")
    .replace(/\x1b[ -/]{0,2}[0-~]?/g, "")
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, "");
}
