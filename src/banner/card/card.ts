import { Resvg } from "@resvg/resvg-js";
import satori from "satori";
import { cellHeight, fonts } from "../picture/fonts.ts";
import type { Framebuffer } from "../picture/framebuffer.ts";
import { shrink } from "../picture/shrink.ts";
import { type Colour, rgb } from "../screen/palette.ts";
import type { CardFacts } from "../types.ts";
import { layout } from "./layout.ts";
import { bannerBox, cardSize, colours } from "./measures.ts";

/**
 * Draws a card of 1200x630: satori lays the words out, resvg draws them, the banner is copied in pixel by pixel (twice
 * as large where it is small, as wide as its column where it is wider), cut below a whole row where it is too long.
 * @param signature line at the foot, the site's name
 */
export async function drawCard(
  facts: CardFacts,
  signature: string,
  banner: Framebuffer | undefined,
): Promise<Framebuffer> {
  const tree = layout(facts, signature, banner !== undefined);
  const beyondUnifont = /[\u{10000}-\u{10ffff}]/u.test(JSON.stringify(facts));
  const svg = await satori(tree, {
    ...cardSize,
    fonts: fonts(beyondUnifont),
  });
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const canvas = new Canvas(pixels);
  if (banner !== undefined) canvas.paste(banner);
  return canvas.frame;
}

/** Colours that a banner made smaller may have, so that those of the whole card still fit into a palette. */
const mostBannerColours = 220;

/** A banner that fits its column: no wider, and only the whole rows for which there is room, so that no letter is cut. */
function fitted(picture: Framebuffer): Framebuffer {
  const scale = Math.min(1, bannerBox.width / picture.width);
  const room = Math.floor(bannerBox.height / (cellHeight * scale)) * cellHeight;
  const whole = picture.height <= room ? picture : { ...picture, height: room };
  if (scale === 1) return whole;
  return shrink(whole, bannerBox.width, Math.max(1, Math.floor(whole.height * scale)), mostBannerColours);
}

/** Pixels of a card as indexes into the colours that occur. */
class Canvas {
  readonly #pixels = new Uint32Array(cardSize.width * cardSize.height);
  readonly #indexes = new Map<Colour, number>();

  constructor(rgba: Uint8Array) {
    // Copied, because what resvg gives need not begin at a whole word. Runs of one colour are long: it is looked up once.
    // Signed, because V8 handles whole numbers from 2^31 on as fractions, and every opaque pixel is one.
    const words = new Int32Array(new Uint8Array(rgba).buffer);
    const pixels = this.#pixels;
    let word = ~(words[0] ?? 0);
    let index = 0;
    for (let at = 0; at < pixels.length; at++) {
      const found = words[at] ?? 0;
      if (found !== word) {
        word = found;
        index = this.#index(rgb(rgba[at * 4] ?? 0, rgba[at * 4 + 1] ?? 0, rgba[at * 4 + 2] ?? 0));
      }
      pixels[at] = index;
    }
  }

  paste(picture: Framebuffer): void {
    const banner = fitted(picture);
    const scale = banner.width * 2 <= bannerBox.width && banner.height * 2 <= bannerBox.height ? 2 : 1;
    const [width, height] = [banner.width * scale, banner.height * scale];
    const left = bannerBox.left + Math.floor((bannerBox.width - width) / 2);
    const top = bannerBox.top + Math.floor((bannerBox.height - height) / 2);
    this.#panel();
    const indexes = Uint32Array.from(banner.palette, (colour) => this.#index(colour));
    const pixels = this.#pixels;
    for (let y = 0; y < height; y++) {
      const from = Math.floor(y / scale) * banner.width;
      const to = (top + y) * cardSize.width + left;
      for (let x = 0; x < width; x++) pixels[to + x] = indexes[banner.pixels[from + (x >> (scale - 1))] ?? 0] ?? 0;
    }
  }

  get frame(): Framebuffer {
    return { ...cardSize, pixels: this.#pixels, palette: [...this.#indexes.keys()] };
  }

  /** The black ground behind the banner. */
  #panel(): void {
    const black = this.#index(Number.parseInt(colours.panel.slice(1), 16));
    const edge = 8;
    for (let y = bannerBox.top - edge; y < bannerBox.top + bannerBox.height + edge; y++) {
      const start = y * cardSize.width + bannerBox.left - edge;
      this.#pixels.fill(black, start, start + bannerBox.width + 2 * edge);
    }
  }

  #index(colour: Colour): number {
    const known = this.#indexes.get(colour);
    if (known !== undefined) return known;
    this.#indexes.set(colour, this.#indexes.size);
    return this.#indexes.size - 1;
  }
}
