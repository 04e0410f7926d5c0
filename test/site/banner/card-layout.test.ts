// cspell:ignore Harbo bour
import { describe, expect, it, test } from "vitest";
import { Canvas } from "../../../src/banner/card/canvas.ts";
import { drawCard } from "../../../src/banner/card/card.ts";
import { layout } from "../../../src/banner/card/layout.ts";
import { bannerBox, cardSize, colours } from "../../../src/banner/card/measures.ts";
import { sizeOf, type Part } from "../../../src/banner/card/parts.ts";
import { cellsOf, clip } from "../../../src/banner/card/text.ts";
import type { Framebuffer } from "../../../src/banner/picture/framebuffer.ts";
import { Glyphs } from "../../../src/banner/picture/glyphs.ts";
import type { CardFacts } from "../../../src/banner/render-banners.ts";

/** Where each part of a card is: a text with its scale, or a rectangle with its size. */
const placed = (parts: readonly Part[]): string[] =>
  parts.map((part) =>
    "text" in part
      ? `${part.left},${part.top} x${part.scale} ${part.text}`
      : `${part.left},${part.top} ${part.width}x${part.height}`,
  );
const facts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `Label ${index}`, value: `Value ${index}` }));
const card = (more: Partial<CardFacts> = {}): CardFacts => ({ title: "Harbour", facts: [], badges: [], ...more });

describe("the layout of a card", () => {
  it("puts title, address, facts, badges and the site below each other, each with its gap", () => {
    const whole = card({ subtitle: "a.example 4000", facts: facts(2), badges: ["GMCP", "TLS"] });
    expect(placed(layout(whole, "Mudlark", false))).toEqual([
      "40,40 x4 Harbour",
      "40,112 x2 a.example 4000",
      "40,168 x1 Label 0",
      "40,184 x2 Value 0",
      "40,226 x1 Label 1",
      "40,242 x2 Value 1",
      "40,510 52x28",
      "42,512 48x24",
      "50,516 x1 GMCP",
      "100,510 44x28",
      "102,512 40x24",
      "110,516 x1 TLS",
      "40,558 x2 Mudlark",
    ]);
  });

  it("has room for six facts, and fewer next to many badges", () => {
    const labels = (badges: number, count = 9): number =>
      placed(
        layout(
          card({ facts: facts(count), badges: Array.from({ length: badges }, (_, index) => `A BADGE OF 16 ${index}`) }),
          "Mudlark",
          true,
        ),
      ).filter((part) => part.includes("Label")).length;
    expect([labels(0), labels(0, 3), labels(9), labels(20)]).toEqual([6, 3, 5, 4]);
  });

  it("has a title of 64 px up to the full width, then of 48 px on up to three lines, then of 32 px", () => {
    const titles = (title: string, hasBanner = false): string[] =>
      placed(layout(card({ title }), "Mudlark", hasBanner)).filter((part) => / x[34] | x2 x/.test(part));
    expect(titles("x".repeat(35))).toEqual([`40,40 x4 ${"x".repeat(35)}`]);
    expect(titles("x".repeat(36))).toEqual([`40,40 x3 ${"x".repeat(36)}`]);
    expect(titles("x".repeat(15), true)).toEqual([`40,40 x3 ${"x".repeat(15)}`]);
    expect(titles("x".repeat(47))).toEqual([`40,40 x3 ${"x".repeat(46)}`, "40,88 x3 x"]);
    expect(titles("x".repeat(138))).toHaveLength(3);
    expect(titles("x".repeat(139))).toEqual([`40,40 x2 ${"x".repeat(70)}`, `40,72 x2 ${"x".repeat(69)}`]);
  });

  it("breaks a title at its spaces", () => {
    const lines = placed(layout(card({ title: `${"a".repeat(20)} ${"b".repeat(20)} ${"c".repeat(20)}` }), "M", false));
    expect(lines.slice(0, 2)).toEqual([`40,40 x3 ${"a".repeat(20)} ${"b".repeat(20)}`, `40,88 x3 ${"c".repeat(20)}`]);
  });

  it("ends the third line of a longer title with an ellipsis", () => {
    const title = Array.from({ length: 30 }, (_, index) => `word${index}`).join(" ");
    const lines = placed(layout(card({ title }), "M", true)).filter((part) => part.includes("word"));
    expect(lines).toEqual([
      "40,40 x2 word0 word1 word2 word3",
      "40,72 x2 word4 word5 word6 word7",
      "40,104 x2 word8 word9 word10 word11…",
    ]);
  });

  it("writes a long address small, over as many lines as it takes", () => {
    const of = (length: number) => placed(layout(card({ subtitle: "h".repeat(length) }), "M", true)).slice(1, -2);
    expect(of(27)).toEqual([`40,112 x2 ${"h".repeat(27)}`]);
    expect(of(28)).toEqual([`40,108 x1 ${"h".repeat(28)}`]);
    expect(of(56)).toEqual([`40,108 x1 ${"h".repeat(55)}`, "40,128 x1 h"]);
    expect(of(300).join("")).toHaveLength(of(260).join("").length);
  });

  it("has a table in the right-hand column, with a bar for each share", () => {
    const rows = [
      { name: "GMCP", value: "50%", share: 0.5 },
      { name: "MSDP", value: "0%", share: 0 },
      { name: "MXP", value: "120%", share: 1.2 },
      { name: "ZMP", value: "unknown" },
    ];
    const parts = placed(layout(card({ table: { title: "Protocols", rows, note: "so far" } }), "Mudlark", false));
    expect(parts.slice(2)).toEqual([
      "512,32 656x566",
      "544,64 x2 Protocols",
      "544,112 x2 GMCP",
      "1088,112 x2 50%",
      "544,144 296x4",
      "544,156 x2 MSDP",
      "1104,156 x2 0%",
      "544,188 2x4",
      "544,200 x2 MXP",
      "1072,200 x2 120%",
      "544,232 592x4",
      "544,244 x2 ZMP",
      "1024,244 x2 unknown",
      "544,288 x2 so far",
    ]);
  });

  it("counts the rows of a table that are left out from the eleventh on", () => {
    const last = (count: number) => {
      const rows = Array.from({ length: count }, (_, index) => ({ name: `Row ${index}`, value: "" }));
      return placed(layout(card({ table: { title: "T", rows } }), "M", false)).at(-1);
    };
    expect(last(11)).toBe("544,516 x2 and 2 more");
    expect(last(10)).toBe("1136,508 x2 ");
    expect(last(9)).toBe("1136,464 x2 ");
  });

  it("cuts a value to sixteen cells, and a name to what is left of it", () => {
    const rows = [{ name: "N".repeat(50), value: "v".repeat(20) }];
    const parts = placed(layout(card({ table: { title: "T", rows } }), "M", false)).slice(-2);
    expect(parts).toEqual([`544,112 x2 ${"N".repeat(19)}…`, `880,112 x2 ${"v".repeat(15)}…`]);
  });

  it("has badges in rows, each with its gap, above the site", () => {
    const badges = Array.from({ length: 4 }, (_, index) => `A BADGE OF 16 ${index}.`);
    const tops = layout(card({ badges }), "Mudlark", true).flatMap((part) =>
      "text" in part && part.text.startsWith("A BADGE") ? [part.top] : [],
    );
    const rows = [...new Set(tops)];
    expect(rows.map((top) => tops.filter((one) => one === top).length)).toEqual([2, 2]);
    expect(rows).toEqual([480, 516]);
  });

  test("has texts of 8 by 16 pixels for each cell, times their scale", () => {
    expect([sizeOf("abc", 1), sizeOf("漢", 3)]).toEqual([
      { width: 24, height: 16 },
      { width: 48, height: 48 },
    ]);
  });
});

describe("a text for a card", () => {
  it.each([
    ["Harbour", 7, "Harbour"],
    ["Harbour", 6, "Harbo…"],
    ["Har bour", 5, "Har…"],
    [" Har \n bour ", 20, "Har bour"],
    ["漢字漢字", 8, "漢字漢字"],
    ["漢字漢字", 7, "漢字漢…"],
    ["漢字漢字", 6, "漢字…"],
    ["a\u202eb\u200bc", 9, "abc"],
    ["abc", 0, "…"],
  ])("%j in %d cells is %j", (text, cells, clipped) => {
    expect(clip(text, cells)).toBe(clipped);
  });

  it.each([
    ["e\u0301", 1],
    ["e\u0301\u0323", 1],
    ["\u10ff", 1],
    ["\u1100", 2],
    ["\u115f", 2],
    ["\u1160", 1],
    ["\u2e7f", 1],
    ["\u2e80", 2],
    ["\ud7a3", 2],
    ["\ud7a4", 1],
    ["\uf8ff", 1],
    ["\uf900", 2],
    ["\ufaff", 2],
    ["\ufb00", 1],
    ["\ufeff", 1],
    ["\uff01", 2],
    ["\uff60", 2],
    ["\uff61", 1],
    ["\uffff", 1],
    ["\u{10000}", 2],
    ["🙂", 2],
  ])("%j takes %d cells", (text, cells) => {
    expect(cellsOf(text)).toBe(cells);
  });
});

describe("a canvas", () => {
  const of = (draw: (canvas: Canvas) => void): string[] => {
    const canvas = new Canvas({ width: 6, height: 18 }, 0);
    draw(canvas);
    const { pixels, width, height } = canvas.frame;
    return Array.from({ length: height }, (_, y) => [...pixels.subarray(y * width, (y + 1) * width)].join(""));
  };
  const rest = (rows: number) => Array<string>(rows).fill("000000");

  it("fills rectangles", () => {
    expect(of((canvas) => canvas.fill(1, 2, 3, 2, 7))).toEqual([...rest(2), "011100", "011100", ...rest(14)]);
  });

  it("draws the pixels of a stamp as squares", () => {
    const stamp = new Uint16Array(16);
    stamp[1] = 0xa000;
    expect(of((canvas) => canvas.stamp(stamp, 1, 0, 1, 7))).toEqual([...rest(1), "010100", ...rest(16)]);
    expect(of((canvas) => canvas.stamp(stamp, 0, 1, 2, 7))).toEqual([...rest(3), "110011", "110011", ...rest(13)]);
    stamp[1] = 0x0400;
    expect(of((canvas) => canvas.stamp(stamp, 0, 0, 1, 7))).toEqual([...rest(1), "000001", ...rest(16)]);
  });

  it("copies pictures in, in their own colours, at any scale", () => {
    const picture = { width: 2, height: 2, pixels: Uint8Array.of(0, 1, 1, 2), palette: [0, 0xff, 0xff00] };
    expect(of((canvas) => canvas.paste(picture, 1, 1, 1))).toEqual([...rest(1), "001000", "012000", ...rest(15)]);
    expect(of((canvas) => canvas.paste(picture, 1, 1, 2))).toEqual([
      ...rest(1),
      ...["000110", "000110", "011220", "011220"],
      ...rest(13),
    ]);
  });

  it("has each colour once", () => {
    const canvas = new Canvas({ width: 1, height: 1 }, 5);
    for (const colour of [7, 5, 7, 9]) canvas.fill(0, 0, 1, 1, colour);
    expect(canvas.frame.palette).toEqual([5, 7, 9]);
  });
});

describe("the banner of a card", () => {
  const solid = (width: number, height: number, palette = [0xff0000]): Framebuffer => ({
    width,
    height,
    pixels: new Uint8Array(width * height),
    palette,
  });
  /** The box around what the banner covers. */
  async function boxOf(banner: Framebuffer): Promise<number[]> {
    const { pixels, palette, width } = await drawCard(card({ title: "." }), { name: "." }, banner, new Glyphs());
    const index = palette.indexOf(0xff0000);
    const [first, last] = [pixels.indexOf(index), pixels.lastIndexOf(index)];
    return [first % width, Math.floor(first / width), (last % width) + 1, Math.floor(last / width) + 1];
  }

  it.each([
    [320, 160, [520, 155, 1160, 475]],
    [320, 275, [520, 40, 1160, 590]],
    [320, 276, [680, 177, 1000, 453]],
    [328, 160, [676, 235, 1004, 395]],
    [640, 400, [520, 115, 1160, 515]],
    [640, 800, [520, 43, 1160, 587]],
    [1280, 400, [520, 215, 1160, 415]],
    [1280, 2000, [520, 43, 1160, 587]],
  ])("of %d by %d pixels is at %j", async (width, height, box) => {
    expect(await boxOf(solid(width, height))).toEqual(box);
  });

  it("has at most 220 colours, so that all of the card's fit into a palette", async () => {
    const many = (count: number) => {
      const palette = Array.from({ length: count }, (_, index) => index * 0x010101);
      const pixels = Uint8Array.from({ length: 640 * 16 }, (_, at) => at % count);
      return { width: 640, height: 16, pixels, palette };
    };
    const coloursOf = async (count: number) =>
      (await drawCard(card(), { name: "M" }, many(count), new Glyphs())).palette.length;
    expect(await coloursOf(220)).toBeGreaterThan(220);
    expect(await coloursOf(221)).toBeLessThan(30);
  });

  it("has the site's own accent, where it has one", async () => {
    const palette = async (accent?: number) =>
      (await drawCard(card(), { name: "M", ...(accent !== undefined && { accent }) }, undefined, new Glyphs())).palette;
    expect(await palette()).toContain(colours.accent);
    expect(await palette(0x123456)).toContain(0x123456);
    expect(await palette(0x123456)).not.toContain(colours.accent);
    expect([cardSize.width, cardSize.height, bannerBox.width]).toEqual([1200, 630, 640]);
  });
});
