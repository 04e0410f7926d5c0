import { escapeXml } from "@mudlark/scanner/text";
import { Resvg } from "@resvg/resvg-js";
import { unifontFile } from "./fonts.ts";

/** A character on a sheet, and the corner of its cell in pixels. */
export interface PlacedCharacter {
  text: string;
  left: number;
  top: number;
}

/** Height of Unifont's letters above their baseline, in pixels. */
const ascent = 14;

/**
 * Draws characters up to U+FFFF in white on black, in Unifont.
 * @returns the pixels of the sheet, row by row, four bytes each
 */
export function drawSheet(
  places: readonly PlacedCharacter[],
  { width, height }: { width: number; height: number },
): Uint8Array {
  const texts = places.map(({ text, left, top }) => `<text x="${left}" y="${top + ascent}">${escapeXml(text)}</text>`);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="${width}" height="${height}" ` +
    `font-family="Unifont" font-size="16" fill="#fff">${texts.join("")}</svg>`;
  const font = { loadSystemFonts: false, fontFiles: [unifontFile()], defaultFontFamily: "Unifont" };
  return new Resvg(svg, { background: "#000", font }).render().pixels;
}
