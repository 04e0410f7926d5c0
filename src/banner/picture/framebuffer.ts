import type { Grid, CellRun } from "../screen/grid.ts";
import { type Colour, defaultBackground } from "../screen/palette.ts";
import { cellHeight, cellWidth } from "./fonts.ts";
import type { Glyphs } from "./glyphs.ts";
import type { Stamp } from "./stamps.ts";

/**
 * A picture of palette indexes: bytes for up to 256 colours, otherwise 32-bit words. Index 0 is the default background.
 */
export interface Framebuffer {
  width: number;
  height: number;
  pixels: Uint8Array | Uint32Array;
  palette: Colour[];
}

/**
 * Copies the cells of a grid into pixels, 8x16 each, so that neighbours touch without a gap.
 * @param glyphs the glyphs of the grid, prepared
 */
export function drawGrid(grid: Grid, glyphs: Glyphs): Framebuffer {
  const palette = new Map<Colour, number>([[defaultBackground, 0]]);
  for (const { runs } of grid.rows) {
    for (const { foreground, background } of runs) {
      if (!palette.has(background)) palette.set(background, palette.size);
      if (!palette.has(foreground)) palette.set(foreground, palette.size);
    }
  }
  const width = grid.columns * cellWidth;
  const height = grid.rows.length * cellHeight;
  const pixels = palette.size <= 0x100 ? new Uint8Array(width * height) : new Uint32Array(width * height);
  const fill = pixels instanceof Uint8Array ? fillBytes(pixels) : fillWords(pixels);
  for (const [row, { cells, runs }] of grid.rows.entries()) {
    for (const run of runs) {
      const foreground = palette.get(run.foreground) ?? 0;
      const background = palette.get(run.background) ?? 0;
      const start = row * cellHeight * width + run.column * cellWidth;
      let at = start;
      for (let index = run.from; index < run.to; index++) {
        const cell = cells[index];
        if (cell === undefined) break;
        const stamp = glyphs.stamp(cell);
        if (stamp !== undefined || background !== 0) {
          fill(at, width, stamp ?? blank, cell.width * cellWidth, foreground, background);
        }
        at += cell.width * cellWidth;
      }
      drawLines(pixels, run, start, width, foreground);
    }
  }
  return { width, height, pixels, palette: [...palette.keys()] };
}

const blank: Stamp = new Uint16Array(cellHeight);

/**
 * Draws a stamp in two colours.
 * @param start index of its first pixel
 * @param stride pixels from one row of the picture to the next
 * @param width of the stamp in pixels: 8 or 16
 */
type Fill = (
  start: number,
  stride: number,
  stamp: Stamp,
  width: number,
  foreground: number,
  background: number,
) => void;

/** Four bits → four bytes, 255 where the bit is set: four pixels in one step. */
const masks = new Int32Array(
  Uint8Array.from({ length: 16 * 4 }, (_, at) => (((at >> 2) & (8 >> (at & 3))) === 0 ? 0 : 255)).buffer,
);

function fillBytes(pixels: Uint8Array): Fill {
  const words = new Int32Array(pixels.buffer);
  return (start, stride, stamp, width, foreground, background) => {
    const ground = Math.imul(background, 0x01010101);
    const change = ground ^ Math.imul(foreground, 0x01010101);
    for (let y = 0, row = start >> 2; y < cellHeight; y++, row += stride >> 2) {
      const bits = stamp[y] ?? 0;
      words[row] = ground ^ (change & (masks[bits >> 12] ?? 0));
      words[row + 1] = ground ^ (change & (masks[(bits >> 8) & 15] ?? 0));
      if (width === cellWidth) continue;
      words[row + 2] = ground ^ (change & (masks[(bits >> 4) & 15] ?? 0));
      words[row + 3] = ground ^ (change & (masks[bits & 15] ?? 0));
    }
  };
}

function fillWords(pixels: Uint32Array): Fill {
  return (start, stride, stamp, width, foreground, background) => {
    for (let y = 0, row = start; y < cellHeight; y++, row += stride) {
      const bits = stamp[y] ?? 0;
      for (let x = 0; x < width; x++) pixels[row + x] = (bits & (0x8000 >> x)) === 0 ? background : foreground;
    }
  };
}

function drawLines(pixels: Framebuffer["pixels"], run: CellRun, start: number, stride: number, index: number): void {
  const lines = [...(run.underline ? [cellHeight - 1] : []), ...(run.strike ? [cellHeight / 2] : [])];
  for (const y of lines) pixels.fill(index, start + y * stride, start + y * stride + run.width * cellWidth);
}
