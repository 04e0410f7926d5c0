import type { Framebuffer } from "../picture/framebuffer.ts";
import { channels, type Colour, rgb } from "../screen/palette.ts";

/** Colours that a picture made smaller may have, so that those of the whole card still fit into a palette. */
const mostColours = 220;
/** Steps of a channel, from all down to as many as always fit. */
const fineness = [255, 15, 5] as const;

/**
 * A picture of half the width and height, of every two by two pixels the mean, for banners that are too wide for a card.
 * Colours are rounded no more than the card's palette asks for.
 */
export function halved(picture: Framebuffer): Framebuffer {
  const means = meansOf(picture);
  const size = { width: picture.width >> 1, height: picture.height >> 1 };
  for (const steps of fineness) {
    const indexes = new Map<Colour, number>();
    const pixels = means.map((mean) => indexOf(indexes, rounded(mean, steps)));
    if (indexes.size <= mostColours) return { ...size, pixels, palette: [...indexes.keys()] };
  }
  throw new RangeError("Six steps of three channels are 216 colours: this cannot be.");
}

function meansOf({ width, height, pixels, palette }: Framebuffer): Uint32Array {
  const colours = palette.map(channels);
  const means = new Uint32Array((width >> 1) * (height >> 1));
  for (let y = 0; y < height >> 1; y++) {
    for (let x = 0; x < width >> 1; x++) {
      const at = 2 * (y * width + x);
      let [red, green, blue] = [0, 0, 0];
      for (const place of [at, at + 1, at + width, at + width + 1]) {
        const [r, g, b] = colours[pixels[place] ?? 0] ?? [0, 0, 0];
        red += r;
        green += g;
        blue += b;
      }
      means[y * (width >> 1) + x] = rgb(red >> 2, green >> 2, blue >> 2);
    }
  }
  return means;
}

function rounded(colour: Colour, steps: number): Colour {
  if (steps === 255) return colour;
  const [red, green, blue] = channels(colour).map((value) => Math.round((value * steps) / 255) * (255 / steps));
  return rgb(red ?? 0, green ?? 0, blue ?? 0);
}

function indexOf(indexes: Map<Colour, number>, colour: Colour): number {
  const known = indexes.get(colour);
  if (known !== undefined) return known;
  indexes.set(colour, indexes.size);
  return indexes.size - 1;
}
