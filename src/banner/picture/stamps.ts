import type { Cell } from "../screen/grid.ts";
import { cellHeight, cellWidth } from "./fonts.ts";
import type { Glyph } from "./glyph.ts";

/** A glyph as it stands in its cell: 16 rows of bits, the leftmost pixel in bit 15. */
export type Stamp = Uint16Array;

/**
 * Fits a glyph into a cell. Of the same width it stays as it is; a narrow one in two columns is centred, or stretched
 * where it must meet its neighbours; of a wide one in a single column every two pixels become one, so that no stroke
 * is lost.
 */
export function stampOf(glyph: Glyph, { text, width }: Cell): Stamp {
  const pixels = width * cellWidth;
  if (glyph.width > pixels) return eachRow(glyph, halved);
  if (glyph.width === pixels) return glyph.rows;
  return eachRow(glyph, isLineOrBlock(text) ? doubled : (bits) => bits >> (cellWidth / 2));
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
