import { Resvg } from "@resvg/resvg-js";
import satori from "satori";
import { family, fonts } from "./fonts.ts";
import type { PlacedCharacter } from "./glyph-sheet.ts";

/**
 * Draws characters beyond U+FFFF in white on black, in Noto Emoji. Its parts are WOFF files, which satori reads and resvg
 * does not.
 * @returns the pixels of the sheet, row by row, four bytes each
 */
export async function drawEmojiSheet(
  places: readonly PlacedCharacter[],
  { width, height }: { width: number; height: number },
): Promise<Uint8Array> {
  const cells = places.map(({ text, left, top }) => ({
    type: "div",
    props: { style: { display: "flex", position: "absolute", left, top, whiteSpace: "pre" }, children: text },
  }));
  const style = {
    ...{ display: "flex", width, height, color: "#fff", backgroundColor: "#000" },
    ...{ fontFamily: family, fontSize: 16, lineHeight: "16px" },
  };
  const sheet = { type: "div", props: { style, children: cells } };
  const svg = await satori(sheet, { width, height, fonts: fonts(true) });
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels;
}
