/**
 * Ranges of characters that take two columns (Unicode, East Asian Width W and F); emoji are recognised by their
 * property.
 */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18aff],
  [0x1b000, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];
/** All except the letters that form flags in pairs, which take one column each. */
const emoji = /^(?!\p{RI})\p{Emoji_Presentation}$/u;
/** Drawn over the previous character, including the vowels and final consonants of conjoining Hangul. */
const combining = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;

/** Characters in the double-byte code pages whose width Unicode calls ambiguous (UAX #11, class A). */
const ambiguous: readonly (readonly [number, number])[] = [
  [0xa7, 0xa8],
  [0xb0, 0xb1],
  [0xb7, 0xb7],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x391, 0x3c9],
  [0x401, 0x451],
  [0x2010, 0x2040],
  [0x2103, 0x2103],
  [0x2116, 0x2116],
  [0x2160, 0x217f],
  [0x2190, 0x22ff],
  [0x2460, 0x24ff],
  [0x2500, 0x25ff],
  [0x2600, 0x266f],
];

/**
 * Columns that a character takes on a terminal: 0, 1 or 2. The emulator that draws login screens has its own table
 * (Unicode 11, from @xterm/addon-unicode11); a test checks that both agree.
 */
export function columnsOf(codePoint: number): number {
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return 0;
  // This includes box drawing and blocks, most of the non-ASCII art.
  if (codePoint < 0x300 || codePoint > 0x10ffff || (codePoint >= 0x2500 && codePoint < 0x25fd)) return 1;
  const character = String.fromCodePoint(codePoint);
  if (combining.test(character)) return 0;
  return codePoint >= 0x1100 && (isIn(wide, codePoint) || emoji.test(character)) ? 2 : 1;
}

/** Whether the character takes two columns on a terminal set to a double-byte code page, and one on all others. */
export function isAmbiguousWidth(codePoint: number): boolean {
  return isIn(ambiguous, codePoint);
}

function isIn(ranges: readonly (readonly [number, number])[], codePoint: number): boolean {
  return ranges.some(([from, to]) => codePoint >= from && codePoint <= to);
}
