import { type Colour, channels, rgb } from "../screen/palette.ts";
import type { Framebuffer } from "./framebuffer.ts";

/** Levels per channel in a smaller picture, above zero. The colours of the VGA card match levels exactly. */
const steps = 15;
/** Resolution at which light is summed. */
const mostLight = 4095;

/** Light of each sRGB value, 0 to `mostLight` (IEC 61966-2-1). */
const lightOf = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return mostLight * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
});
/** The level of a channel for an amount of light. */
const stepOf = Uint8Array.from({ length: mostLight + 1 }, (_, light) => {
  const share = light / mostLight;
  return Math.round(steps * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055));
});

/**
 * Makes a picture smaller. Each pixel is the mean light of the area that it covers (a box filter in linear light), so
 * that bright strokes on a dark background do not fade. Mitchell and box filters on sRGB values leave a text screen a
 * third darker, Lanczos a quarter, and Lanczos also draws dark rims.
 * @param width at most that of the picture
 * @param height at most that of the picture
 * @param mostColours the colours with the smallest area are replaced by the nearest of the others
 */
export function shrink(picture: Framebuffer, width: number, height: number, mostColours: number): Framebuffer {
  const codes = new Uint16Array(width * height);
  const sums = new Float64Array(width * 3);
  const lights = Float64Array.from(picture.palette.flatMap(channels), (value) => lightOf[value] ?? 0);
  const [columns, rows] = [spans(picture.width, width), spans(picture.height, height)];
  for (let y = 0, row = 0; y < height; y++) {
    sums.fill(0);
    const last = row + (rows.counts[y] ?? 0);
    for (; row < last; row++) addRow(sums, picture, rows.places[row] ?? 0, rows.shares[row] ?? 0, columns, lights);
    for (let x = 0; x < width; x++) {
      codes[y * width + x] =
        (step(sums[x * 3] ?? 0) << 8) | (step(sums[x * 3 + 1] ?? 0) << 4) | step(sums[x * 3 + 2] ?? 0);
    }
  }
  return { width, height, ...withPalette(codes, mostColours) };
}

/** The pixels of a line that each pixel of a shorter one covers: `counts` of them in turn, with their shares. */
interface Spans {
  counts: Uint16Array;
  places: Uint16Array;
  shares: Float64Array;
}

function spans(size: number, smaller: number): Spans {
  const ratio = size / smaller;
  const counts: number[] = [];
  const places: number[] = [];
  const shares: number[] = [];
  for (let index = 0; index < smaller; index++) {
    const [from, to] = [index * ratio, Math.min((index + 1) * ratio, size)];
    const before = places.length;
    for (let place = Math.floor(from); place < to; place++) {
      places.push(place);
      shares.push((Math.min(place + 1, to) - Math.max(place, from)) / ratio);
    }
    counts.push(places.length - before);
  }
  return { counts: Uint16Array.from(counts), places: Uint16Array.from(places), shares: Float64Array.from(shares) };
}

/** Adds the light of one row of pixels to the sums of the smaller row: red, green and blue in turn. */
function addRow(
  sums: Float64Array,
  { pixels, width, palette }: Framebuffer,
  row: number,
  weight: number,
  { counts, places, shares }: Spans,
  lights: Float64Array,
): void {
  const start = row * width;
  // Most pixels have the black background, which adds nothing.
  const black = palette.indexOf(0);
  for (let to = 0, at = 0, x = 0; to < sums.length; to += 3, x++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (const end = at + (counts[x] ?? 0); at < end; at++) {
      const index = pixels[start + (places[at] ?? 0)] ?? 0;
      if (index === black) continue;
      const colour = index * 3;
      const share = shares[at] ?? 0;
      red += share * (lights[colour] ?? 0);
      green += share * (lights[colour + 1] ?? 0);
      blue += share * (lights[colour + 2] ?? 0);
    }
    sums[to] = (sums[to] ?? 0) + weight * red;
    sums[to + 1] = (sums[to + 1] ?? 0) + weight * green;
    sums[to + 2] = (sums[to + 2] ?? 0) + weight * blue;
  }
}

function step(light: number): number {
  return stepOf[Math.min(Math.round(light), mostLight)] ?? 0;
}

function withPalette(codes: Uint16Array, mostColours: number): Pick<Framebuffer, "pixels" | "palette"> {
  const counts = new Uint32Array(codeCount);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const used = Array.from(counts.keys()).filter((code) => (counts[code] ?? 0) > 0);
  const kept = used.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0)).slice(0, mostColours);
  const places = new Map(kept.map((code, index) => [code, index]));
  const indexes = new Uint8Array(codeCount);
  for (const code of used) indexes[code] = places.get(code) ?? nearest(places, code);
  const pixels = new Uint8Array(codes.length);
  for (let at = 0; at < codes.length; at++) pixels[at] = indexes[codes[at] ?? 0] ?? 0;
  return { pixels, palette: kept.map(colourOf) };
}

const codeCount = 1 << 12;
const reach = 3;
/** Offsets to the colours around one, nearest first. */
const around = steppedCube(reach).toSorted((a, b) => lengthOf(a) - lengthOf(b));

type Steps = readonly [red: number, green: number, blue: number];

function steppedCube(most: number): Steps[] {
  const range = Array.from({ length: 2 * most + 1 }, (_, index) => index - most);
  return range.flatMap((red) => range.flatMap((green) => range.map((blue): Steps => [red, green, blue])));
}

function lengthOf([red, green, blue]: Steps): number {
  return red * red + green * green + blue * blue;
}

/** Index of the kept colour that is closest to one that is not. */
function nearest(places: ReadonlyMap<number, number>, code: number): number {
  const [red, green, blue] = [code >> 8, (code >> 4) & 15, code & 15];
  for (const [r, g, b] of around) {
    if (((red + r) | (green + g) | (blue + b)) & ~15) continue;
    const found = places.get(((red + r) << 8) | ((green + g) << 4) | (blue + b));
    if (found !== undefined) return found;
  }
  const far = Array.from(places.keys(), (other, index) => ({
    index,
    length: lengthOf([(other >> 8) - red, ((other >> 4) & 15) - green, (other & 15) - blue]),
  }));
  return far.reduce((best, next) => (next.length < best.length ? next : best)).index;
}

function colourOf(code: number): Colour {
  return rgb((code >> 8) * 17, ((code >> 4) & 15) * 17, (code & 15) * 17);
}
