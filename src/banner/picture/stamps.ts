import type { Cell } from "../screen/grid.ts";
import { cellHeight, cellWidth } from "./fonts.ts";
import type { Glyph } from "./glyph.ts";

/** A glyph in its cell: 16 rows of bits, the leftmost pixel in bit 15. */
export type Stamp = Uint16Array;

/**
 * Fits a glyph into a cell. A letter in a single column gets heavier strokes. A narrow glyph in two columns is centred,
 * or stretched if it must touch its neighbours. In a wide one in a single column, every two pixels become one, so that
 * no stroke is lost.
 */
export function stampOf(glyph: Glyph, { text, width }: Cell): Stamp {
  const pixels = width * cellWidth;
  if (glyph.width > pixels) return eachRow(glyph, halved);
  if (glyph.width < pixels) return eachRow(glyph, isLineOrBlock(text) ? doubled : (bits) => bits >> (cellWidth / 2));
  return glyph.width === cellWidth && !isPattern(text) ? eachRow(glyph, heavier) : glyph.rows;
}

/**
 * Doubles vertical strokes, as in the IBM VGA font, because one-pixel strokes fade when the picture is made smaller.
 * Sets the pixel after each one that is set, unless that would close a gap of one pixel (m, W, ш).
 */
function heavier(bits: number): number {
  return (bits | ((bits >> 1) & ~(bits << 1))) & 0xff00;
}

function eachRow(glyph: Glyph, change: (bits: number) => number): Stamp {
  const stamp = new Uint16Array(cellHeight);
  for (let y = 0; y < cellHeight; y++) stamp[y] = change(glyph.rows[y] ?? 0);
  return stamp;
}

function doubled(bits: number): number {
  let wide = 0;
  for (let x = 0; x < cellWidth; x++) if ((bits & (0x8000 >> x)) !== 0) wide |= 0xc000 >> (2 * x);
  return wide;
}

function halved(bits: number): number {
  let narrow = 0;
  for (let x = 0; x < cellWidth; x++) if ((bits & (0xc000 >> (2 * x))) !== 0) narrow |= 0x8000 >> x;
  return narrow;
}

/** Box Drawing and Block Elements, U+2500 to U+259F. */
export function isLineOrBlock(text: string): boolean {
  const point = text.codePointAt(0) ?? 0;
  return point >= 0x2500 && point <= 0x259f;
}

/**
 * Drawings whose dots and gaps must not change: lines, blocks and Braille, U+2800 to U+28FF; sextants of Unicode 13.
 */
function isPattern(text: string): boolean {
  const point = text.codePointAt(0) ?? 0;
  return isLineOrBlock(text) || (point >= 0x2800 && point <= 0x28ff) || (point >= 0x1fb00 && point <= 0x1fbff);
}
