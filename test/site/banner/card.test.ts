import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { halved } from "../../../src/banner/card/halved.ts";
import { layout } from "../../../src/banner/card/layout.ts";
import { bannerBox, cardSize } from "../../../src/banner/card/measures.ts";
import type { CardFacts } from "../../../src/banner/render-banners.ts";
import { FileStore } from "../../../src/banner/work/files.ts";
import { Renderer } from "../../../src/banner/work/render.ts";
import { fixtures, inputOf } from "./fixtures/banners.ts";

const folder = mkdtempSync(join(tmpdir(), "banner-cards-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = new FileStore(folder);
const renderer = new Renderer(files);

const facts: CardFacts = { title: "Lowlands", subtitle: "example.org 4000", facts: [], badges: [] };
const table = {
  title: "Options",
  rows: Array.from({ length: 14 }, (_, i) => ({ name: `OPTION_${i}`, value: "requested", share: i / 14 })),
};

/** All words of a card's layout. */
function wordsOf(card: CardFacts, hasBanner: boolean): string {
  const words: string[] = [];
  const walk = ({ props }: ReturnType<typeof layout>): void => {
    if (typeof props.children === "string") words.push(props.children);
    else props.children?.forEach(walk);
  };
  walk(layout(card, "Mudlark", hasBanner));
  return words.join(" ");
}

describe("cards", { timeout: 60_000 }, () => {
  it("have the table on the right where there is no banner, and say how many rows are left out", () => {
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
      const { file } = await renderer.card({ kind: "card", key: "", facts, signature: "Mudlark", input });
      const { data, info } = await sharp(join(folder, file)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject(cardSize);
      // The panel's edge, eight pixels around the box, is black everywhere.
      for (let y = bannerBox.top - 8; y < bannerBox.top + bannerBox.height + 8; y++) {
        for (const x of [bannerBox.left - 1, bannerBox.left + bannerBox.width]) {
          expect(data[(y * info.width + x) * 3]).toBe(0);
        }
      }
    },
  );

  it("show a wide banner whole, half as large, in no more colours than a palette has room for", () => {
    const palette = Array.from({ length: 4000 }, (_, i) => (i * 2_654_435) % 0x1000000);
    const pixels = Uint32Array.from({ length: 200 * 100 }, (_, i) => (i * 7) % 4000);
    const small = halved({ width: 200, height: 100, pixels, palette });
    expect(small).toMatchObject({ width: 100, height: 50 });
    expect(small.palette.length).toBeLessThanOrEqual(220);
    expect(halved({ width: 2, height: 2, pixels: Uint32Array.of(0, 1, 1, 0), palette: [0, 0xaa5500] }).palette).toEqual(
      [0x552a00],
    );
  });
});

function fail(id: string): never {
  throw new Error(`no fixture ${id}`);
}
