import type { Cell, Grid, Run } from "../screen/grid.ts";
import { type Colour, defaultBackground } from "../screen/palette.ts";
import { cellHeight, cellWidth } from "./fonts.ts";
import type { Glyph, Glyphs } from "./glyphs.ts";

/** A picture of palette indexes. Index 0 is the default background. */
export interface Framebuffer {
  width: number;
  height: number;
  pixels: Uint8Array | Uint16Array | Uint32Array;
  palette: Colour[];
}

/**
 * Copies the cells of a grid into pixels, 8x16 each, so that neighbours meet without a seam.
 * @param glyphs those of the grid are prepared
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
  const Pixels = palette.size <= 0x100 ? Uint8Array : palette.size <= 0x10000 ? Uint16Array : Uint32Array;
  const frame: Framebuffer = { width, height, pixels: new Pixels(width * height), palette: [...palette.keys()] };
  grid.rows.forEach(({ runs }, row) => {
    for (const run of runs) {
      drawRun(frame, run, row, palette.get(run.foreground) ?? 0, palette.get(run.background) ?? 0, glyphs);
    }
  });
  return frame;
}

function drawRun(
  frame: Framebuffer,
  run: Run,
  row: number,
  foreground: number,
  background: number,
  glyphs: Glyphs,
): void {
  const { width, pixels } = frame;
  const top = row * cellHeight;
  const line = (y: number, index: number): void => {
    const start = (top + y) * width + run.column * cellWidth;
    pixels.fill(index, start, start + run.width * cellWidth);
  };
  if (background !== 0) for (let y = 0; y < cellHeight; y++) line(y, background);
  for (const cell of run.cells) {
    const glyph = glyphs.get(cell.text);
    if (glyph !== undefined) drawGlyph(frame, cell, glyph, top * width + cell.column * cellWidth, foreground);
  }
  if (run.underline) line(cellHeight - 1, foreground);
  if (run.strike) line(cellHeight / 2, foreground);
}

function drawGlyph(frame: Framebuffer, cell: Cell, glyph: Glyph, start: number, index: number): void {
  const cellPixels = cell.width * cellWidth;
  if (glyph.width > cellPixels) drawHalved(frame, glyph, start, index);
  else if (glyph.width === cellPixels) drawPlain(frame, glyph, start, cellPixels, index);
  else if (isLineOrBlock(cell.text)) drawStretched(frame, glyph, start, index);
  else drawPlain(frame, glyph, start + cellWidth / 2, cellWidth, index);
}

function drawPlain({ pixels, width }: Framebuffer, glyph: Glyph, start: number, columns: number, index: number): void {
  for (let y = 0; y < cellHeight; y++, start += width) {
    const bits = glyph.rows[y] ?? 0;
    for (let x = 0; bits !== 0 && x < columns; x++) if ((bits & (0x8000 >> x)) !== 0) pixels[start + x] = index;
  }
}

/** A narrow glyph in two cells that must meet its neighbours: every pixel twice. */
function drawStretched({ pixels, width }: Framebuffer, glyph: Glyph, start: number, index: number): void {
  for (let y = 0; y < cellHeight; y++, start += width) {
    const bits = glyph.rows[y] ?? 0;
    for (let x = 0; bits !== 0 && x < cellWidth; x++) {
      if ((bits & (0x8000 >> x)) !== 0) pixels[start + 2 * x] = pixels[start + 2 * x + 1] = index;
    }
  }
}

/** A wide glyph in one cell: of every two pixels one, set where either is, so that no stroke is lost. */
function drawHalved({ pixels, width }: Framebuffer, glyph: Glyph, start: number, index: number): void {
  for (let y = 0; y < cellHeight; y++, start += width) {
    const bits = glyph.rows[y] ?? 0;
    for (let x = 0; bits !== 0 && x < cellWidth; x++) {
      if ((bits & (0xc000 >> (2 * x))) !== 0) pixels[start + x] = index;
    }
  }
}

/** Box Drawing and Block Elements, U+2500 to U+259F. */
function isLineOrBlock(text: string): boolean {
  const point = text.codePointAt(0) ?? 0;
  return point >= 0x2500 && point <= 0x259f;
}
