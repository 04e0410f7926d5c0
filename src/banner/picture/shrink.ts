import { type Colour, channels, rgb } from "../screen/palette.ts";
import type { Framebuffer } from "./framebuffer.ts";

/** Levels per channel in a smaller picture, above zero. The colours of the VGA card match levels exactly. */
const steps = 15;
/**
 * Light at full brightness, and the number of parts into which a pixel of the smaller picture is divided, across and
 * down. The light of a pixel is below 2^24 (1023 * 128 * 128), so two channels fit into the 53 bits of one number.
 */
const mostLight = 1023;
const parts = 128;
const redPlace = 2 ** 24;

/** Light of each sRGB value, 0 to `mostLight` (IEC 61966-2-1). */
const lightOf = Uint16Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return Math.round(mostLight * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
});
/** The level of a channel for an amount of light. */
const stepOf = Uint8Array.from({ length: mostLight + 1 }, (_, light) => {
  const share = light / mostLight;
  return Math.round(steps * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055));
});

/**
 * Makes a picture smaller. Each pixel is the mean light of the area that it covers (a box filter in linear light), so
 * that bright strokes on a dark background do not fade. Mitchell and box filters on sRGB values leave a text screen a
 * third darker, Lanczos a quarter, and Lanczos also draws dark rims. Rows are summed first, then columns, both in
 * integers, which is fast and gives the same result on every machine.
 * @param width at most that of the picture
 * @param height at most that of the picture
 * @param mostColours the colours with the smallest area are replaced by the nearest of the others
 */
export function shrink(picture: Framebuffer, width: number, height: number, mostColours: number): Framebuffer {
  const codes = new Uint16Array(width * height);
  const lights = {
    redGreen: Float64Array.from(picture.palette, (colour) => lightIn(colour, 0) * redPlace + lightIn(colour, 1)),
    blue: Float64Array.from(picture.palette, (colour) => lightIn(colour, 2)),
  };
  const [columns, rows] = [spans(picture.width, width), spans(picture.height, height)];
  const sums = { redGreen: new Float64Array(picture.width), blue: new Float64Array(picture.width) };
  for (let y = 0, at = 0; y < height; y++) {
    sums.redGreen.fill(0);
    sums.blue.fill(0);
    const next = at + (rows.counts[y] ?? 0);
    for (; at < next; at++) addRow(sums, picture, rows.places[at] ?? 0, rows.weights[at] ?? 0, lights);
    joinColumns(sums, columns, codes.subarray(y * width));
  }
  return { width, height, ...withPalette(codes, mostColours) };
}

/** Light of each pixel or colour: red and green in one number, red times `redPlace`, and blue. */
interface Lights {
  redGreen: Float64Array;
  blue: Float64Array;
}

function lightIn(colour: Colour, channel: 0 | 1 | 2): number {
  return lightOf[channels(colour)[channel]] ?? 0;
}

/**
 * Which pixels of a line each pixel of a shorter line covers: `counts` consecutive pixels, with the parts that they
 * fill.
 */
interface Spans {
  counts: Uint16Array;
  places: Uint16Array;
  /** The weights of one pixel add up to `parts`. */
  weights: Uint8Array;
}

function spans(size: number, smaller: number): Spans {
  const counts = new Uint16Array(smaller);
  const places: number[] = [];
  const weights: number[] = [];
  for (let place = 0, from = 0; place < size; place++) {
    const end = Math.round(((place + 1) * smaller * parts) / size);
    while (from < end) {
      const index = Math.floor(from / parts);
      const to = Math.min(end, (index + 1) * parts);
      places.push(place);
      weights.push(to - from);
      counts[index] = (counts[index] ?? 0) + 1;
      from = to;
    }
  }
  return { counts, places: Uint16Array.from(places), weights: Uint8Array.from(weights) };
}

/** Adds the light of one row of pixels to the sums of its columns. */
function addRow(sums: Lights, { pixels, width }: Framebuffer, row: number, weight: number, lights: Lights): void {
  const { redGreen, blue } = sums;
  for (let x = 0, at = row * width; x < width; x++, at++) {
    const colour = pixels[at] ?? 0;
    redGreen[x] = (redGreen[x] ?? 0) + weight * (lights.redGreen[colour] ?? 0);
    blue[x] = (blue[x] ?? 0) + weight * (lights.blue[colour] ?? 0);
  }
}

/** Joins the columns that each pixel of a row covers, and writes the codes of their colours to the start of `codes`. */
function joinColumns({ redGreen, blue }: Lights, { counts, places, weights }: Spans, codes: Uint16Array): void {
  for (let x = 0, at = 0; x < counts.length; x++) {
    let here = 0;
    let ofBlue = 0;
    for (const end = at + (counts[x] ?? 0); at < end; at++) {
      const weight = weights[at] ?? 0;
      here += weight * (redGreen[places[at] ?? 0] ?? 0);
      ofBlue += weight * (blue[places[at] ?? 0] ?? 0);
    }
    const red = Math.trunc(here / redPlace);
    codes[x] = (step(red) << 8) | (step(here - red * redPlace) << 4) | step(ofBlue);
  }
}

/** @param light of all the parts of a pixel */
function step(light: number): number {
  return stepOf[Math.round(light / (parts * parts))] ?? 0;
}

/** Replaces the codes by indexes into a palette. The loops are plain because they run for each pixel and colour. */
function withPalette(codes: Uint16Array, mostColours: number): Pick<Framebuffer, "pixels" | "palette"> {
  const counts = new Uint32Array(codeCount);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const used: number[] = [];
  for (let code = 0; code < codeCount; code++) if (counts[code] !== 0) used.push(code);
  used.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const kept = Uint16Array.from(used.slice(0, mostColours));
  const indexes = new Uint8Array(codeCount);
  for (const [index, code] of used.entries()) indexes[code] = index < mostColours ? index : nearest(kept, code);
  const pixels = new Uint8Array(codes.length);
  for (let at = 0; at < pixels.length; at++) pixels[at] = indexes[codes[at] ?? 0] ?? 0;
  return { pixels, palette: Array.from(kept, colourOf) };
}

const codeCount = 1 << 12;

/** Index of the kept colour that is closest to one that is not; if there are several, the most frequent. */
function nearest(kept: Uint16Array, code: number): number {
  let best = 0;
  let least = Infinity;
  for (let index = 0; index < kept.length; index++) {
    const other = kept[index] ?? 0;
    const red = (other >> 8) - (code >> 8);
    const green = ((other >> 4) & 15) - ((code >> 4) & 15);
    const blue = (other & 15) - (code & 15);
    const length = red * red + green * green + blue * blue;
    if (length >= least) continue;
    best = index;
    least = length;
  }
  return best;
}

function colourOf(code: number): Colour {
  return rgb((code >> 8) * 17, ((code >> 4) & 15) * 17, (code & 15) * 17);
}
