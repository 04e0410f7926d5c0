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
  // One text element with as few spans as possible: resvg reads all twelve megabytes of the font again for each element,
  // span and glyph. Each position in a list starts a new glyph, so a letter with marks gets its own span. What XML cannot
  // contain is left out, or the list would have one position too many.
  const single = places.filter(({ text }) => text.length === 1 && escapeXml(text) !== "");
  const marked = places.filter(({ text }) => text.length > 1);
  const spans = [...(single.length === 0 ? [] : [single]), ...marked.map((place) => [place])].map(spanOf);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="${width}" height="${height}" ` +
    `font-family="Unifont" font-size="16" fill="#fff"><text>${spans.join("")}</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: [unifontFile()], defaultFontFamily: "Unifont" };
  return new Resvg(svg, { background: "#000", font }).render().pixels;
}

/** Texts at their positions: the lists have one number for each text. */
function spanOf(places: readonly PlacedCharacter[]): string {
  const x = places.map(({ left }) => left).join(" ");
  const y = places.map(({ top }) => top + ascent).join(" ");
  return `<tspan x="${x}" y="${y}">${places.map(({ text }) => escapeXml(text)).join("")}</tspan>`;
}
