import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { PictureFiles } from "../../../src/banner/work/files.ts";
import { Renderer } from "../../../src/banner/work/render.ts";
import { fixtures, inputOf } from "./fixtures/banners.ts";

const folder = mkdtempSync(join(tmpdir(), "banner-fixtures-"));
const renderer = new Renderer(new PictureFiles(folder));
const here = join(import.meta.dirname, "fixtures");

/** Set this to rewrite the pictures; then look at every one that changed. */
const writeGoldens = process.env.UPDATE_GOLDENS === "1";

describe("banners of every oddity", () => {
  for (const fixture of fixtures) {
    it(`${fixture.id}: ${fixture.oddity}`, async () => {
      const banner = await renderer.banner(inputOf(fixture));
      const actual = `${banner.columns} x ${banner.rows}\n\n${banner.alt}\n\n${banner.text}\n\n${banner.html}\n`;
      await expect(actual).toMatchFileSnapshot(join(here, "expected", `${fixture.id}.txt`));
      const drawn = readFileSync(join(folder, banner.png?.file ?? ""));
      const golden = join(here, "golden", `${fixture.id}.png`);
      if (writeGoldens) writeFileSync(golden, drawn);
      expect(await pixels(drawn), `${golden} differs; UPDATE_GOLDENS=1 writes it again`).toEqual(await pixels(golden));
    });
  }
});

/** A picture's size and pixels, because zlib's packing may differ between versions. */
async function pixels(png: Buffer | string): Promise<{ size: string; data: string }> {
  const { data, info } = await sharp(png)
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { size: `${info.width} x ${info.height}`, data: data.toString("base64") };
}
