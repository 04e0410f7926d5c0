import { unseenClasses } from "@mudlark/scanner/text";

// A cell holds one character, so a joiner or selector shapes nothing here. An empty braille cell is a blank of art.
const { blank: _, ...drawnAsNothing } = unseenClasses;
const invisible = new RegExp(`[${Object.values(drawnAsNothing).join("")}\\p{Cf}]`, "u");

/**
 * What one code point shows on the screen. Characters that draw nothing or turn the line around (U+202E, U+200B …)
 * go; a soft hyphen is the hyphen that its byte is in older encodings; private, unassigned and unpaired ones become U+FFFD.
 */
export function harmlessCharacter(point: number): string {
  if (point < 0x7f) return String.fromCharCode(point);
  if (point > 0xffff) return judge(point);
  return (known[point] ??= judge(point));
}

/** Verdicts on the Basic Multilingual Plane, which a page of art asks for thousands of times. */
const known: (string | undefined)[] = [];

function judge(point: number): string {
  if (point === 0xad) return "-";
  if (point >= 0xd800 && point <= 0xf8ff) return "\ufffd";
  if (point >= 0xf0000) return "\ufffd";
  const character = String.fromCodePoint(point);
  if (invisible.test(character)) return "";
  return /\p{Cn}/u.test(character) ? "\ufffd" : character;
}
