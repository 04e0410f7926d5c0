import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { defined } from "../../../scanner/src/objects/index.ts";
import { layout } from "../../../src/banner/card/layout.ts";
import { bannerBox, cardSize } from "../../../src/banner/card/measures.ts";
import type { BannerInput, CardFacts } from "../../../src/banner/render-banners.ts";
import type { Framebuffer } from "../../../src/banner/picture/framebuffer.ts";
import { shrink } from "../../../src/banner/picture/shrink.ts";
import { thumbnail } from "../../../src/banner/picture/thumbnail.ts";
import { PictureFiles } from "../../../src/banner/work/files.ts";
import type { BannerJob } from "../../../src/banner/work/jobs.ts";
import { Renderer } from "../../../src/banner/work/render.ts";
import { fixtures, inputOf } from "./fixtures/banners.ts";

const folder = mkdtempSync(join(tmpdir(), "banner-cards-"));
const files = new PictureFiles(folder);
const renderer = new Renderer(files);

const facts: CardFacts = { title: "Lowlands", subtitle: "example.org 4000", facts: [], badges: [] };
const table = {
  title: "Options",
  rows: Array.from({ length: 14 }, (_, i) => ({ name: `OPTION_${i}`, value: "requested", share: i / 14 })),
};

/** All text of a card's layout. */
function wordsOf(card: CardFacts, hasBanner: boolean): string {
  return layout(card, "Mudlark", hasBanner)
    .flatMap((part) => ("text" in part ? [part.text] : []))
    .join(" ");
}

const jobOf = (input: BannerInput): BannerJob => ({ kind: "banner", key: input.id, input });

describe("cards", () => {
  it("have a title of 64 px if it fits on one line, else of 48 px or 32 px on up to three", () => {
    const scales = (title: string): number[] =>
      layout({ ...facts, title }, "Mudlark", false).flatMap((part) =>
        "text" in part && title.startsWith(part.text.slice(0, 5)) ? [part.scale] : [],
      );
    expect(scales("Lowlands")).toEqual([4]);
    expect(scales("Lowlands of the Seven Kings and of nobody else")[0]).toBe(3);
    expect(scales("Lowlands ".repeat(20))[0]).toBe(2);
  });

  it("keep badges within their column, row by row", () => {
    const badges = Array.from({ length: 10 }, (_, index) => `BADGE-${index}-XXXXXX`);
    const shown = layout({ ...facts, badges, table }, "Mudlark", false).flatMap((part) =>
      "text" in part && part.text.startsWith("BADGE-") ? [part] : [],
    );
    expect(shown).toHaveLength(10);
    expect(new Set(shown.map(({ top }) => top)).size).toBeGreaterThan(1);
    for (const { left, text } of shown) expect(left + text.length * 8).toBeLessThan(bannerBox.left);
    expect(new Set(shown.map(({ left, top }) => `${left} ${top}`)).size).toBe(10);
  });

  it("have the table on the right if there is no banner, and say how many rows are left out", () => {
    expect(wordsOf({ ...facts, table }, false)).toMatch(/Options OPTION_0 requested .* OPTION_8 requested and 5 more$/);
    expect(wordsOf({ ...facts, table }, true)).not.toContain("OPTION");
    expect(wordsOf({ ...facts, table: { title: "Login screen", rows: [], note: "not seen yet" } }, false)).toMatch(
      /Login screen not seen yet$/,
    );
  });

  it.each(["large-letters", "wide-art", "art-120x60", "long-art", "han-alone", "invisible"])(
    "keep the banner in its column: %s",
    async (id) => {
      const input = inputOf(fixtures.find((fixture) => fixture.id === id) ?? fail(id));
      const { file } = await renderer.card({
        kind: "card",
        key: "",
        facts,
        signature: { name: "Mudlark" },
        banner: jobOf(input),
      });
      const { data, info } = await sharp(join(folder, file)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject(cardSize);
      // The panel's border, eight pixels around the box, is black everywhere.
      for (let y = bannerBox.top - 8; y < bannerBox.top + bannerBox.height + 8; y++) {
        for (const x of [bannerBox.left - 1, bannerBox.left + bannerBox.width]) {
          expect(data[(y * info.width + x) * 3]).toBe(0);
        }
      }
    },
  );

  it("are the same whether their banner was drawn just before or not", async () => {
    const [one, other] = ["large-letters", "koi8"].map((id) =>
      jobOf(inputOf(fixtures.find((fixture) => fixture.id === id) ?? fail(id))),
    );
    const card = async (banner: BannerJob | undefined): Promise<string> =>
      (await renderer.card({ kind: "card", key: "", facts, signature: { name: "Mudlark" }, ...defined({ banner }) }))
        .file;
    const [first, second] = [await card(one), await card(other)];
    expect(first).not.toBe(second);
    await renderer.banner(one?.input ?? fail("no input"), one?.key);
    expect(await card(other)).toBe(second);
    expect(await card(one)).toBe(first);
    await renderer.banner(other?.input ?? fail("no input"), other?.key);
    expect(await card(one)).toBe(first);
    expect(await card(other)).toBe(second);
  });

  it("cut a banner that is too long after a complete row", async () => {
    const input = inputOf({ id: "long", name: "", oddity: "", before: "|\r\n".repeat(60), encoding: "cp437" });
    const { file } = await renderer.card({
      kind: "card",
      key: "",
      facts,
      signature: { name: "Mudlark" },
      banner: jobOf(input),
    });
    const { data, info } = await sharp(join(folder, file)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const lit = (y: number): boolean => {
      const row = data.subarray((y * info.width + bannerBox.left) * 3, (y * info.width + bannerBox.left + 640) * 3);
      return row.some((value) => value > 0);
    };
    const rows = Array.from({ length: bannerBox.height }, (_, y) => bannerBox.top + y).filter(lit);
    // A vertical stroke has the same height in every row, so a cut letter is noticed.
    expect(rows.length % 34).toBe(0);
  });

  it.each([
    "mud.example.org 4000",
    "a-rather-long-host-name.example.org 4000",
    `${"very-long-label.".repeat(15)}example.org 65535`,
  ])("show the complete address: %s", (subtitle) => {
    const card = { ...facts, subtitle, facts: Array.from({ length: 6 }, () => ({ label: "L", value: "V" })) };
    const words = wordsOf({ ...card, badges: Array.from({ length: 10 }, (_, i) => `BADGE-${i}-OF-TEN`) }, true);
    expect(words.replace(/ /g, "")).toContain(subtitle.replace(/ /g, ""));
    expect(words).toContain("Mudlark");
  });
});

/** A black and white picture, from rows of "#" and ".". */
function picture(...rows: string[]): Framebuffer {
  const pixels = Uint8Array.from(rows.join(""), (pixel) => (pixel === "#" ? 1 : 0));
  return { width: rows[0]?.length ?? 0, height: rows.length, pixels, palette: [0, 0xffffff] };
}

/** The red channel of a picture, row by row. */
function reds({ width, pixels, palette }: Framebuffer): number[][] {
  const all = Array.from(pixels, (index) => (palette[index] ?? 0) >> 16);
  return Array.from({ length: all.length / width }, (_, y) => all.slice(y * width, (y + 1) * width));
}

describe("pictures made smaller", () => {
  it("keep the light of their strokes, not the mean of their values", () => {
    // Half the light is sRGB 188, a quarter 137 (IEC 61966-2-1), in sixteen steps.
    expect(reds(shrink(picture("#.#.", "#.#."), 2, 1, 16))).toEqual([[187, 187]]);
    expect(reds(shrink(picture("#...", "...."), 2, 1, 16))).toEqual([[136, 0]]);
  });

  it("split pixels that overlap two of the smaller ones", () => {
    expect(reds(shrink(picture(".#."), 2, 1, 16))).toEqual([[153, 153]]);
    expect(reds(shrink(picture(".", "#", "."), 1, 2, 16))).toEqual([[153], [153]]);
  });

  it.each([
    ["red", 0x330000, 0x440000],
    ["green", 0x003300, 0x004400],
    ["blue", 0x000033, 0x000044],
  ])("replace a colour that is left out by the nearest in %s, the more frequent of equals", (_, near, far) => {
    // Black, and another at twice the distance, cover more.
    const palette = [0, near, far, 3 * near];
    const pixels = Uint8Array.from({ length: 64 }, (_unused, at) => (at < 30 ? 0 : at < 55 ? 3 : at < 60 ? 1 : 2));
    const { palette: kept, pixels: shown } = shrink({ width: 8, height: 8, pixels, palette }, 8, 8, 2);
    expect(kept).toEqual([0, 3 * near]);
    // Three ninths and four ninths of the way are nearer to black; six ninths are not.
    expect([...shown.subarray(55)]).toEqual(Array<number>(9).fill(0));
    const other = shrink({ width: 8, height: 8, pixels, palette: [0, 2 * near, far, 3 * near] }, 8, 8, 2);
    expect([...other.pixels.subarray(55, 60)]).toEqual(Array<number>(5).fill(1));
  });

  it("have no more colours than requested, and keep those that cover most", () => {
    const palette = Array.from({ length: 4000 }, (_, i) => (i * 2_654_435) % 0x1000000);
    const pixels = Uint32Array.from({ length: 200 * 100 }, (_, i) => (i % 200 < 100 ? 7 : (i * 7) % 4000));
    const small = shrink({ width: 200, height: 100, pixels, palette }, 100, 50, 16);
    expect(small).toMatchObject({ width: 100, height: 50 });
    expect(small.palette).toHaveLength(16);
    const [most = 0] = small.palette;
    expect(Math.abs((most >> 16) - ((palette[7] ?? 0) >> 16))).toBeLessThan(9);
  });

  it("fit the size of the gallery, in whole bytes of four bits, and are only made for large pictures", () => {
    const blank = (width: number, height: number): Framebuffer => ({
      width,
      height,
      pixels: new Uint8Array(width * height),
      palette: [0],
    });
    expect(thumbnail(blank(272, 176))).toBeUndefined();
    expect(thumbnail(blank(640, 400))).toMatchObject({ width: 272, height: 170 });
    expect(thumbnail(blank(1600, 16))).toMatchObject({ width: 272, height: 3 });
    expect(thumbnail(blank(640, 6400))).toMatchObject({ width: 16, height: 160 });
    expect(thumbnail(blank(8, 6400))).toMatchObject({ width: 8, height: 176 });
  });
});

function fail(id: string): never {
  throw new Error(`no fixture ${id}`);
}
