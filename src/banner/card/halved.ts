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

/** Red and blue lie far enough apart to be added in one number, and green by itself. */
const redAndBlue = 0xff00ff;
const green = 0x00ff00;

function meansOf({ width, height, pixels, palette }: Framebuffer): Uint32Array {
  const colours = Uint32Array.from(palette);
  const means = new Uint32Array((width >> 1) * (height >> 1));
  let to = 0;
  for (let y = 0; y < height >> 1; y++) {
    for (let at = 2 * y * width, end = at + 2 * (width >> 1); at < end; at += 2) {
      const a = colours[pixels[at] ?? 0] ?? 0;
      const b = colours[pixels[at + 1] ?? 0] ?? 0;
      const c = colours[pixels[at + width] ?? 0] ?? 0;
      const d = colours[pixels[at + width + 1] ?? 0] ?? 0;
      const outer = (a & redAndBlue) + (b & redAndBlue) + (c & redAndBlue) + (d & redAndBlue);
      const inner = (a & green) + (b & green) + (c & green) + (d & green);
      means[to++] = ((outer >> 2) & redAndBlue) | ((inner >> 2) & green);
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
