/** One character as pixels: 16 rows of 16 bits, the leftmost pixel in bit 15. */
export interface Glyph {
  rows: Uint16Array;
  /** 8 or 16 pixels. */
  width: number;
}
