import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { drawGrid } from "../../../src/banner/picture/framebuffer.ts";
import { Glyphs } from "../../../src/banner/picture/glyphs.ts";
import { encodePng } from "../../../src/banner/picture/png.ts";
import { cellsOfGrid, type Grid } from "../../../src/banner/screen/grid.ts";
import { cssColour } from "../../../src/banner/screen/palette.ts";
import { PictureFiles } from "../../../src/banner/work/files.ts";
import { Renderer } from "../../../src/banner/work/render.ts";
import { drawBySatori } from "../../../tools/bench/banners/satori-screen.ts";
import { cp437Art } from "./fixtures/cp437-art.ts";
import { fixtures, inputOf } from "./fixtures/banners.ts";

const folder = mkdtempSync(join(tmpdir(), "banner-oracle-"));
const renderer = new Renderer(new PictureFiles(join(folder, "files")));
const glyphs = new Glyphs();

/** Where satori and a terminal agree: every glyph as wide as its cells, no lines through it, no combining marks. */
async function isDefinedForBoth(grid: Grid): Promise<boolean> {
  await glyphs.prepare(cellsOfGrid(grid));
  return grid.rows.every(
    ({ cells, runs }) =>
      runs.every(({ underline, strike }) => !underline && !strike) &&
      cells.every(({ text, width }) => {
        const glyph = glyphs.get(text);
        return (
          Array.from(text).length === 1 &&
          (text.codePointAt(0) ?? 0) <= 0xffff &&
          (glyph === undefined || glyph.width === width * 8)
        );
      }),
  );
}

async function rawPixels(png: Buffer): Promise<Buffer> {
  return sharp(png).toColourspace("srgb").removeAlpha().raw().toBuffer();
}

/** Cells whose strokes are made heavier: one column wide, and not lines, blocks or Braille. */
function isHeavier({ text, width }: Grid["rows"][number]["cells"][number]): boolean {
  return width === 1 && !/[\u2500-\u259f\u2800-\u28ff]/u.test(text);
}

/**
 * Doubles the vertical strokes of satori's picture, cell by cell: sets the pixel after a set one, unless the next one
 * is set.
 */
function withHeavierStrokes(pixels: Buffer, grid: Grid): Buffer {
  const heavier = Buffer.from(pixels);
  const stride = grid.columns * 8;
  for (const [row, { cells, runs }] of grid.rows.entries()) {
    for (const run of runs) {
      const front = Buffer.from(cssColour(run.foreground).slice(1), "hex");
      const isSet = (at: number): boolean => pixels.subarray(at * 3, at * 3 + 3).equals(front);
      let left = run.column * 8;
      for (const cell of cells.slice(run.from, run.to)) {
        for (let y = row * 16; isHeavier(cell) && run.foreground !== run.background && y < row * 16 + 16; y++) {
          for (let x = 1; x < 8; x++) {
            const at = y * stride + left + x;
            if (isSet(at - 1) && (x === 7 || !isSet(at + 1))) heavier.set(front, at * 3);
          }
        }
        left += cell.width * 8;
      }
    }
  }
  return heavier;
}

describe("pictures against satori drawing each banner whole", () => {
  const compared: string[] = [];

  for (const fixture of fixtures) {
    it(`equals it pixel for pixel: ${fixture.id}`, async ({ skip }) => {
      const { grid } = await renderer.draw(inputOf(fixture));
      skip(!(await isDefinedForBoth(grid)), "not defined for both");
      const ours = await rawPixels(encodePng(drawGrid(grid, glyphs)));
      expect(ours.equals(withHeavierStrokes(await rawPixels(await drawBySatori(grid)), grid))).toBe(true);
      compared.push(fixture.id);
    });
  }

  it("compares most fixtures", () => expect(compared.length).toBeGreaterThanOrEqual(20));
});

const hasAnsilove = spawnSync("ansilove", ["-v"]).status === 0;

/**
 * Mean distance of the cells' mean colours, 0 to 1: for each cell, the mean of red, green and blue over its pixels in
 * both pictures, then the mean of their differences over all cells. The fonts differ, so it is never 0 for text; for
 * blocks it is close to 0.
 */
async function cellDistance(ours: Buffer, theirs: Buffer): Promise<number> {
  const { width, height } = await sharp(ours).metadata();
  const mean = async (png: Buffer): Promise<Float64Array> => {
    const { data, info } = await sharp(png)
      .toColourspace("srgb")
      .removeAlpha()
      .extract({ left: 0, top: 0, width, height })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const sums = new Float64Array((width / 8) * (height / 16) * 3);
    for (let y = 0; y < info.height; y++) {
      for (let x = 0; x < info.width; x++) {
        const cell = (Math.floor(y / 16) * (width / 8) + Math.floor(x / 8)) * 3;
        for (let c = 0; c < 3; c++)
          sums[cell + c] = (sums[cell + c] ?? 0) + (data[(y * info.width + x) * 3 + c] ?? 0) / 128;
      }
    }
    return sums;
  };
  const [one, other] = [await mean(ours), await mean(theirs)];
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum / one.length / 255;
}

describe("pictures against ansilove", () => {
  beforeEach(({ skip }) => skip(!hasAnsilove, "ansilove is not installed (apt install ansilove)"));
  const arts = [
    ...fixtures
      .filter(({ id }) => ["cp437-art", "ice-colours"].includes(id))
      .map(({ id, before }) => ({ id, bytes: before as Uint8Array, columns: 80, ice: id === "ice-colours" })),
    ...cp437Art,
  ];

  for (const { id, bytes, columns, ice } of arts) {
    it(`is close in mean colour per cell: ${id}`, async ({ annotate }) => {
      const { grid } = await renderer.draw(inputOf({ id, name: "", oddity: "", before: bytes, encoding: "cp437" }));
      await glyphs.prepare(cellsOfGrid(grid));
      const ours = encodePng(drawGrid(grid, glyphs));
      const file = join(folder, `${id}.ans`);
      writeFileSync(file, bytes);
      execFileSync("ansilove", ["-q", "-c", String(columns), ...(ice ? ["-i"] : []), "-o", `${file}.png`, file]);
      const theirs = await sharp(`${file}.png`).toBuffer();
      const distance = await cellDistance(ours, theirs);
      await annotate(`mean distance ${distance.toFixed(4)}`);
      expect(distance).toBeLessThan(0.05);
    });
  }
});
