import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { Blob, Buffer as Line, Face, Font, shape } from "harfbuzzjs";
import { unifontFile } from "./fonts.ts";

/** A character on a sheet, and the corner of its cell in pixels. */
export interface PlacedCharacter {
  text: string;
  left: number;
  top: number;
}

/** Height of Unifont's letters above their baseline, and of a whole line, in pixels. */
const ascent = 14;
const fontSize = 16;

/** Unifont, and the text that HarfBuzz works on: one for all, because its memory is freed late. */
let shaper: { font: Font; line: Line } | undefined;

/**
 * Draws characters up to U+FFFF in white on black, in Unifont. What the font lacks stays black.
 *
 * HarfBuzz finds the outlines, and resvg only fills them. resvg could do both, but it reads the whole font again for each
 * character, and there are texts at which its shaper ends the whole process; HarfBuzz runs as WebAssembly, which cannot.
 * @returns the pixels of the sheet, row by row, four bytes each
 */
export function drawSheet(
  places: readonly PlacedCharacter[],
  { width, height }: { width: number; height: number },
): Uint8Array {
  shaper ??= { font: new Font(new Face(new Blob(readFileSync(unifontFile())))), line: new Line() };
  const { font, line } = shaper;
  const outlines = places.map(({ text, left, top }) => {
    line.reset();
    line.addText(text);
    line.guessSegmentProperties();
    shape(font, line);
    return outlineOf(font, line, left, top + ascent);
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="#fff">${outlines.join("")}</svg>`;
  return new Resvg(svg, { background: "#000", font: { loadSystemFonts: false } }).render().pixels;
}

/** Shaped text, a letter with its marks, as SVG from a point on its baseline on. */
function outlineOf(font: Font, line: Line, left: number, baseline: number): string {
  const scale = fontSize / font.face.upem;
  const positions = line.getGlyphPositions();
  let outline = "";
  let x = left;
  for (const [index, { codepoint: glyph }] of line.getGlyphInfos().entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    const path = glyph === 0 ? "" : font.glyphToPath(glyph);
    const [toX, toY] = [x + xOffset * scale, baseline - yOffset * scale];
    if (path !== "") outline += `<path transform="translate(${toX} ${toY}) scale(${scale} ${-scale})" d="${path}"/>`;
    x += xAdvance * scale;
  }
  return outline;
}
