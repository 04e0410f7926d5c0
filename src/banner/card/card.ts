import { cellHeight, cellWidth } from "../picture/fonts.ts";
import type { Framebuffer } from "../picture/framebuffer.ts";
import type { Glyphs } from "../picture/glyphs.ts";
import { shrink } from "../picture/shrink.ts";
import type { CardFacts, Signature } from "../types.ts";
import { Canvas } from "./canvas.ts";
import { layout } from "./layout.ts";
import { bannerBox, cardSize, colours } from "./measures.ts";
import type { Part } from "./parts.ts";
import { cellsOfText } from "./text.ts";

/**
 * Draws a card of 1200x630 from the banners' glyphs, without fonts or a layout engine, which took 30 ms per card. The
 * banner is copied in pixel by pixel (at double size if it is small, scaled to its column if it is wider) and cut below
 * a complete row if it is too long.
 * @param signature the site's name, for the line at the foot, and its colour
 */
export async function drawCard(
  facts: CardFacts,
  signature: Signature,
  banner: Framebuffer | undefined,
  glyphs: Glyphs,
): Promise<Framebuffer> {
  const parts = layout(facts, signature.name, banner !== undefined).map((part) =>
    part.colour === colours.accent ? { ...part, colour: signature.accent ?? colours.accent } : part,
  );
  await glyphs.prepare(parts.flatMap((part) => ("text" in part ? cellsOfText(part.text) : [])));
  const canvas = new Canvas(cardSize, colours.background);
  for (const part of parts) {
    if ("text" in part) drawText(canvas, part, glyphs);
    else canvas.fill(part.left, part.top, part.width, part.height, part.colour);
  }
  if (banner !== undefined) drawBanner(canvas, banner);
  return canvas.frame;
}

type Text = Extract<Part, { text: string }>;

function drawText(canvas: Canvas, { text, left, top, scale, colour }: Text, glyphs: Glyphs): void {
  for (const cell of cellsOfText(text)) {
    const stamp = glyphs.stamp(cell);
    if (stamp !== undefined) canvas.stamp(stamp, left, top, scale, colour);
    left += cell.width * cellWidth * scale;
  }
}

function drawBanner(canvas: Canvas, picture: Framebuffer): void {
  const banner = fitted(picture);
  const scale = banner.width * 2 <= bannerBox.width && banner.height * 2 <= bannerBox.height ? 2 : 1;
  const [width, height] = [banner.width * scale, banner.height * scale];
  const left = bannerBox.left + Math.floor((bannerBox.width - width) / 2);
  const top = bannerBox.top + Math.floor((bannerBox.height - height) / 2);
  canvas.paste(banner, left, top, scale);
}

/** Maximum number of banner colours on a card, so that all colours of the card fit into a palette. */
const mostBannerColours = 220;

/**
 * Fits a banner into its column: no wider, and only as many complete rows as there is room for, so that no letter is
 * cut.
 */
function fitted(picture: Framebuffer): Framebuffer {
  const scale = Math.min(1, bannerBox.width / picture.width);
  const room = Math.floor(bannerBox.height / (cellHeight * scale)) * cellHeight;
  const whole = picture.height <= room ? picture : { ...picture, height: room };
  if (scale === 1 && whole.palette.length <= mostBannerColours) return whole;
  const [width, height] = [Math.floor(whole.width * scale), Math.max(1, Math.floor(whole.height * scale))];
  return shrink(whole, width, height, mostBannerColours);
}
