import { type Colour, channels, rgb } from "../screen/palette.ts";
import type { Framebuffer } from "./framebuffer.ts";

/** Steps of a channel in a smaller picture, from none to all of it. The colours of the VGA card fall on whole steps. */
const steps = 15;
/** Fineness with which light is summed. */
const mostLight = 4095;

/** Light of each sRGB value, 0 to `mostLight` (IEC 61966-2-1). */
const lightOf = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return mostLight * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
});
/** The step of a channel, by its light. */
const stepOf = Uint8Array.from({ length: mostLight + 1 }, (_, light) => {
  const share = light / mostLight;
  return Math.round(steps * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055));
});

/**
 * Makes a picture smaller: every pixel is the mean light of the area that it covers (a box filter in linear light), so
 * that bright strokes on a dark ground do not fade. Mitchell and box filters on sRGB values leave a text screen a third
 * darker, Lanczos a quarter, and Lanczos draws dark rims as well.
 * @param width at most that of the picture
 * @param height at most that of the picture
 * @param mostColours those that cover the least area become the nearest of the others
 */
export function shrink(picture: Framebuffer, width: number, height: number, mostColours: number): Framebuffer {
  const codes = new Uint16Array(width * height);
  const sums = new Float32Array(picture.width * 3);
  const lights = Float32Array.from(picture.palette.flatMap(channels), (value) => lightOf[value] ?? 0);
  const [across, down] = [picture.width / width, picture.height / height];
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (const [from, share] of shares(y * down, (y + 1) * down, picture.height)) {
      addRow(sums, picture, from, share / (across * down), lights);
    }
    for (let x = 0; x < width; x++) codes[y * width + x] = codeOf(sums, x * across, (x + 1) * across);
  }
  return { width, height, ...withPalette(codes, mostColours) };
}

/** Whole rows between two places, each with the share of it that lies between them. */
function* shares(from: number, to: number, most: number): Generator<[row: number, share: number]> {
  for (let row = Math.floor(from); row < Math.min(to, most); row++) {
    yield [row, Math.min(row + 1, to) - Math.max(row, from)];
  }
}

/** Adds the light of one row of pixels, red, green and blue in turn. */
function addRow(
  sums: Float32Array,
  { pixels, width, palette }: Framebuffer,
  row: number,
  share: number,
  lights: Float32Array,
): void {
  // Most pixels are of the black ground, which adds nothing.
  const black = palette.indexOf(0);
  for (let x = 0, at = row * width, to = 0; x < width; x++, at++, to += 3) {
    const index = pixels[at] ?? 0;
    if (index === black) continue;
    const colour = index * 3;
    sums[to] = (sums[to] ?? 0) + share * (lights[colour] ?? 0);
    sums[to + 1] = (sums[to + 1] ?? 0) + share * (lights[colour + 1] ?? 0);
    sums[to + 2] = (sums[to + 2] ?? 0) + share * (lights[colour + 2] ?? 0);
  }
}

/** Four bits each of red, green and blue: the mean light between two places of a row. */
function codeOf(sums: Float32Array, from: number, to: number): number {
  let [red, green, blue] = [0, 0, 0];
  const last = Math.min(Math.ceil(to), sums.length / 3);
  for (let x = Math.floor(from); x < last; x++) {
    const share = Math.min(x + 1, to) - Math.max(x, from);
    red += share * (sums[x * 3] ?? 0);
    green += share * (sums[x * 3 + 1] ?? 0);
    blue += share * (sums[x * 3 + 2] ?? 0);
  }
  return (step(red) << 8) | (step(green) << 4) | step(blue);
}

function step(light: number): number {
  return stepOf[Math.min(Math.round(light), mostLight)] ?? 0;
}

function withPalette(codes: Uint16Array, mostColours: number): Pick<Framebuffer, "pixels" | "palette"> {
  const counts = new Uint32Array(1 << 12);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const used = Array.from(counts.keys()).filter((code) => (counts[code] ?? 0) > 0);
  const kept = used.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0)).slice(0, mostColours);
  const indexes = new Uint8Array(1 << 12);
  for (const code of used) indexes[code] = nearest(kept, code);
  return { pixels: Uint8Array.from(codes, (code) => indexes[code] ?? 0), palette: kept.map(colourOf) };
}

/** Index of the kept colour that differs least. */
function nearest(kept: readonly number[], code: number): number {
  const known = kept.indexOf(code);
  if (known >= 0) return known;
  const distance = (other: number): number =>
    [8, 4, 0].reduce((sum, shift) => sum + (((code >> shift) & 15) - ((other >> shift) & 15)) ** 2, 0);
  return kept.reduce((best, other, index) => (distance(other) < distance(kept[best] ?? 0) ? index : best), 0);
}

function colourOf(code: number): Colour {
  return rgb((code >> 8) * 17, ((code >> 4) & 15) * 17, (code & 15) * 17);
}
