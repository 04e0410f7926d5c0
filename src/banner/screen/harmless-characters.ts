import { unseenClasses } from "@mudlark/scanner/text";

// A cell contains one character, so a joiner or selector has no effect here. An empty braille cell is used as a blank
// in art.
const { blank: _, ...drawnAsNothing } = unseenClasses;
const invisible = new RegExp(`[${Object.values(drawnAsNothing).join("")}\\p{Cf}]`, "u");

/**
 * What one code point shows on the screen. Characters that draw nothing or reorder the line (U+202E, U+200B …) are
 * dropped; a soft hyphen becomes the hyphen that its byte is in older encodings; private, unassigned and unpaired ones
 * become U+FFFD.
 */
export function harmlessCharacter(point: number): string {
  const kept = known.get(point);
  if (kept !== undefined) return kept;
  const shown = judge(point);
  known.set(point, shown);
  return shown;
}

/** Cached results, which a page of art looks up thousands of times. */
const known = new Map<number, string>();

function judge(point: number): string {
  if (point === 0xad) return "-";
  if (point >= 0xd800 && point <= 0xf8ff) return "\ufffd";
  if (point >= 0xf0000) return "\ufffd";
  const character = String.fromCodePoint(point);
  if (invisible.test(character)) return "";
  return /\p{Cn}/u.test(character) ? "\ufffd" : character;
}
