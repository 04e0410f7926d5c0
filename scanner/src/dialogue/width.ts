/** Ranges of characters that take two columns (Unicode, East Asian Width W and F, the emoji among them). */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
const narrowInWide = new Set([0x303f, 0x3248]);

const combining = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Columns that a character takes on a terminal: 0, 1 or 2. */
export function columnsOf(codePoint: number): number {
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return 0;
  if (codePoint < 0x300 || codePoint > 0x10ffff) return 1;
  if (combining.test(String.fromCodePoint(codePoint))) return 0;
  if (codePoint < 0x1100 || narrowInWide.has(codePoint)) return 1;
  return wide.some(([from, to]) => codePoint >= from && codePoint <= to) ? 2 : 1;
}
