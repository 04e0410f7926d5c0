import type { Glyph } from "./glyph.ts";

const first = 0x1fb00;
const last = 0x1fb3b;

/**
 * Draws a block sextant (Unicode "Symbols for Legacy Computing", U+1FB00 to U+1FB3B), which Unifont's web package
 * lacks: two columns of three blocks, numbered left to right and downwards, whose bits count up, without the two half
 * blocks.
 */
export function sextant(text: string): Glyph | undefined {
  const point = text.codePointAt(0) ?? 0;
  if (point < first || point > last) return undefined;
  let bits = point - first + 1;
  if (bits >= 0b010101) bits += 1;
  if (bits >= 0b101010) bits += 1;
  const rows = new Uint16Array(16);
  for (let y = 0; y < 16; y++) {
    const band = y < 5 ? 0 : y < 11 ? 1 : 2;
    const left = (bits >> (band * 2)) & 1;
    const right = (bits >> (band * 2 + 1)) & 1;
    rows[y] = (left * 0xf000) | (right * 0x0f00);
  }
  return { rows, width: 8 };
}
