import { deflateSync, inflateSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { drawGrid, type Framebuffer } from "../../../src/banner/picture/framebuffer.ts";
import { Glyphs } from "../../../src/banner/picture/glyphs.ts";
import { encodePng } from "../../../src/banner/picture/png.ts";
import { sextant } from "../../../src/banner/picture/sextants.ts";
import { shrink } from "../../../src/banner/picture/shrink.ts";
import { isLineOrBlock, stampOf } from "../../../src/banner/picture/stamps.ts";
import { thumbnail } from "../../../src/banner/picture/thumbnail.ts";
import { unpackWoff } from "../../../src/banner/picture/woff.ts";
import { cellOf, cellsOfGrid, type Grid } from "../../../src/banner/screen/grid.ts";

/** A picture from rows of palette indexes, one digit for each pixel. */
function picture(rows: readonly string[], palette: readonly number[]): Framebuffer {
  const pixels = Uint8Array.from(rows.join(""), (digit) => parseInt(digit, 36));
  return { width: rows[0]?.length ?? 0, height: rows.length, pixels, palette: [...palette] };
}

/** The colours of a picture, row by row. */
const coloursOf = ({ pixels, palette }: Framebuffer): (number | undefined)[] =>
  Array.from(pixels, (index) => palette[index]);

describe("a smaller picture", () => {
  const black = 0x000000;
  const white = 0xffffff;

  it.each<[string, string[], number[], [width: number, height: number], number[]]>([
    ["of one colour has that colour", ["00", "00"], [0xaa5500], [1, 1], [0xaa5500]],
    ["mixes light, not numbers: half white is much lighter than 7f", ["01"], [black, white], [1, 1], [0xbbbbbb]],
    ["a quarter of white", ["01", "00"], [black, white], [1, 1], [0x888888]],
    ["three quarters of white", ["01", "11"], [black, white], [1, 1], [0xdddddd]],
    ["each channel by itself", ["01", "22"], [0xff0000, 0x00ff00, 0x0000ff], [1, 1], [0x8888bb]],
    ["splits pixels between those that they cover", ["011"], [black, white], [2, 1], [0x999999, white]],
    ["splits rows likewise", ["0", "1", "1"], [black, white], [1, 2], [0x999999, white]],
    ["keeps what is where", ["0011", "2233"], [0x110000, 0x002200, 0x000033, 0x444444], [2, 1], [0x110022, 0x333333]],
    ["keeps the darkest colours dark", ["00"], [0x060606], [1, 1], [0x000000]],
    ["and the next level apart", ["00"], [0x111111], [1, 1], [0x111111]],
  ])("%s", (_, rows, palette, [width, height], colours) => {
    const small = shrink(picture(rows, palette), width, height, 16);
    expect([small.width, small.height]).toEqual([width, height]);
    expect(coloursOf(small)).toEqual(colours);
  });

  it("keeps the most frequent colours, and gives the others the nearest of them", () => {
    const rows = ["0000", "1110", "2200", "3000"];
    const of = (palette: number[], most: number) => coloursOf(shrink(picture(rows, palette), 4, 4, most));
    const palette = [black, 0xff0000, 0x00ff00, 0x0000ee];
    expect(new Set(of(palette, 4))).toEqual(new Set(palette));
    const near = (colour: number) => of([black, 0xff0000, 0x00ff00, colour], 3).at(12);
    expect([0xcc0000, 0x00cc00, 0x000033, 0x888800, 0x990000, 0x660000].map(near)).toEqual([
      0xff0000,
      0x00ff00,
      black,
      0xff0000,
      0xff0000,
      black,
    ]);
    // Half way between two, the more frequent counts.
    expect(of([black, 0x000044, 0xff0000, 0x000022], 3).at(12)).toBe(black);
  });

  it("has every level of every channel", () => {
    const levels = Array.from({ length: 16 }, (_, level) => level * 0x110000 + (15 - level) * 0x11);
    const digits = levels.map((_, index) => index.toString(36)).join("");
    expect(coloursOf(shrink(picture([digits, digits], levels), 16, 1, 16))).toEqual(levels);
  });
});

describe("a thumbnail", () => {
  const of = (width: number, height: number) => {
    const small = thumbnail({ width, height, pixels: new Uint8Array(width * height), palette: [0] });
    return small && [small.width, small.height];
  };
  it.each([
    [272, 176, undefined],
    [273, 176, [272, 175]],
    [272, 177, [264, 172]],
    [544, 176, [272, 88]],
    [640, 400, [272, 170]],
    [640, 4000, [24, 150]],
    [8, 4000, [8, 176]],
    [6400, 16, [272, 1]],
    [9600, 8, [272, 1]],
  ])("of %d by %d is %j", (width, height, size) => {
    expect(of(width, height)).toEqual(size);
  });
});

/** The rows of a PNG without filters, and its header (PNG specification, 11.2.2). */
function readPng(png: Buffer) {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const header = chunks.get("IHDR") ?? Buffer.alloc(13);
  const [width, height, bits, type] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8] ?? 0, header[9]];
  return { width, height, bits, type, palette: chunks.get("PLTE"), rows: inflateSync(chunks.get("IDAT") ?? "") };
}

describe("a PNG", () => {
  const colours = (count: number) => Array.from({ length: count }, (_, index) => index * 0x010203);
  const cycling = (count: number, width = 16) => {
    const pixels = Uint32Array.from({ length: width * 2 }, (_, at) => (at * 7) % count);
    return { width, height: 2, pixels: count > 256 ? pixels : Uint8Array.from(pixels), palette: colours(count) };
  };

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 4],
    [16, 4],
    [17, 8],
    [256, 8],
  ])("of %d colours has indexes of %d bits", (count, bits) => {
    const frame = cycling(count);
    const png = readPng(encodePng(frame));
    expect([png.width, png.height, png.bits, png.type]).toEqual([16, 2, bits, 3]);
    expect(png.palette).toEqual(
      Buffer.from(frame.palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    );
    const stride = 1 + (16 * bits) / 8;
    const indexes = Array.from(frame.pixels, (_, at) => {
      const bit = (at % 16) * bits;
      const byte = png.rows[Math.floor(at / 16) * stride + 1 + (bit >> 3)] ?? 0;
      return (byte >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
    });
    expect(indexes).toEqual([...frame.pixels]);
    expect([png.rows[0], png.rows[stride], png.rows.length]).toEqual([0, 0, 2 * stride]);
  });

  it("of more than 256 colours has three bytes per pixel, each row as its difference from the one above", () => {
    const palette = Array.from({ length: 300 }, (_, index) => (index * 0x0301f5) & 0xffffff);
    const pixels = Uint32Array.from({ length: 24 }, (_, at) => (at < 16 ? at * 17 : 17 * (at - 8) + (at % 2)));
    const { type, bits, rows, palette: plte } = readPng(encodePng({ width: 8, height: 3, pixels, palette }));
    expect([type, bits, plte, rows.length]).toEqual([2, 8, undefined, 3 * 25]);
    const seen = new Uint8Array(24);
    const found = Array.from(pixels, (_, at) => {
      const row = Math.floor(at / 8);
      if (at % 8 === 0) expect(rows[row * 25]).toBe(2);
      const rgb = [0, 1, 2].map((channel) => {
        const column = (at % 8) * 3 + channel;
        return (seen[column] = (seen[column] ?? 0) + (rows[row * 25 + 1 + column] ?? 0));
      });
      return rgb.reduce((sum, one, index) => sum + ((seen[(at % 8) * 3 + index] ?? one) << (16 - 8 * index)), 0);
    });
    expect(found).toEqual(Array.from(pixels, (index) => palette[index]));
  });

  it("is the same after a larger one, whose memory it uses", () => {
    const small = cycling(3);
    const once = encodePng(small);
    encodePng(cycling(200, 64));
    expect(encodePng(small)).toEqual(once);
  });
});

describe("a stamp", () => {
  const glyph = (width: number, bits: number) => ({ width, rows: new Uint16Array(16).fill(bits) });
  it.each<[string, number, string, number, number, number]>([
    ["has heavier strokes in one column", 8, "l", 1, 0x1000, 0x1800],
    ["does not close a gap of one pixel", 8, "m", 1, 0xa800, 0xac00],
    ["does not grow beyond its cell", 8, "]", 1, 0x0100, 0x0100],
    ["keeps lines as they are", 8, "│", 1, 0x1000, 0x1000],
    ["keeps the first box drawing", 8, "\u2500", 1, 0x1000, 0x1000],
    ["keeps the last block", 8, "\u259f", 1, 0x1000, 0x1000],
    ["makes what is before them heavier", 8, "\u24ff", 1, 0x1000, 0x1800],
    ["makes what is after them heavier", 8, "\u25a0", 1, 0x1000, 0x1800],
    ["keeps the first Braille pattern", 8, "\u2800", 1, 0x1000, 0x1000],
    ["keeps the last Braille pattern", 8, "\u28ff", 1, 0x1000, 0x1000],
    ["makes the sign before Braille heavier", 8, "\u27ff", 1, 0x1000, 0x1800],
    ["makes the sign after Braille heavier", 8, "\u2900", 1, 0x1000, 0x1800],
    ["keeps sextants", 8, "\u{1fb00}", 1, 0x1000, 0x1000],
    ["keeps the last legacy symbol", 8, "\u{1fbff}", 1, 0x1000, 0x1000],
    ["makes what is beyond them heavier", 8, "\u{1fc00}", 1, 0x1000, 0x1800],
    ["is centred in two columns", 8, "x", 2, 0x8100, 0x0810],
    ["is stretched there if it must touch its neighbours", 8, "─", 2, 0x8100, 0xc003],
    ["keeps every stroke of a wide one in one column", 16, "龍", 1, 0x8001, 0x8100],
    ["and of those next to each other", 16, "龍", 1, 0x6000, 0xc000],
    ["is the glyph itself if that is wide", 16, "龍", 2, 0x1248, 0x1248],
  ])("%s", (_, width, text, columns, bits, stamped) => {
    expect([...new Set(stampOf(glyph(width, bits), cellOf(text, columns)))]).toEqual([stamped]);
  });

  test("of lines and blocks is that of U+2500 to U+259F", () => {
    expect(["\u24ff", "\u2500", "\u259f", "\u25a0", ""].map(isLineOrBlock)).toEqual([false, true, true, false, false]);
  });
});

describe("a sextant", () => {
  /** The six blocks, left to right and downwards: 1 where one is drawn. */
  const blocks = (point: number): string | undefined => {
    const glyph = sextant(String.fromCodePoint(point));
    if (glyph === undefined) return undefined;
    expect(glyph.width).toBe(8);
    const rows = [...glyph.rows];
    expect(new Set(rows.slice(0, 5)).size + new Set(rows.slice(5, 11)).size + new Set(rows.slice(11)).size).toBe(3);
    return [0, 5, 11].map((row) => `${(rows[row] ?? 0) >> 15}${((rows[row] ?? 0) >> 8) & 1}`).join("");
  };
  it.each([
    [0x1faff, undefined],
    [0x1fb00, "100000"],
    [0x1fb01, "010000"],
    [0x1fb13, "001010"],
    [0x1fb14, "011010"],
    [0x1fb27, "100101"],
    [0x1fb28, "110101"],
    [0x1fb3b, "011111"],
    [0x1fb3c, undefined],
  ])("U+%x is made of %s", (point, drawn) => {
    expect(blocks(point)).toBe(drawn);
  });

  it("has whole bytes of pixels in each half", () => {
    expect(sextant("\u{1fb3b}")?.rows[15]).toBe(0xff00);
    expect(sextant("\u{1fb00}")?.rows[0]).toBe(0xf000);
  });
});

describe("a font unpacked from WOFF", () => {
  /** A WOFF with tables of given lengths, every other one packed (WOFF File Format 1.0, sections 3 and 4). */
  function woffOf(lengths: readonly number[]): { woff: Buffer; tables: Buffer[] } {
    const tables = lengths.map((length, index) => Buffer.alloc(length, index + 1));
    const stored = tables.map((table, index) => (index % 2 === 0 ? table : deflateSync(table)));
    let offset = 44 + 20 * tables.length;
    const directory = tables.map((table, index) => {
      const entry = Buffer.alloc(20);
      entry.write(`tab${index % 10}`, "latin1");
      entry.writeUInt32BE(offset, 4);
      entry.writeUInt32BE(stored[index]?.length ?? 0, 8);
      entry.writeUInt32BE(table.length, 12);
      entry.writeUInt32BE(0x01020304 + index, 16);
      offset += stored[index]?.length ?? 0;
      return entry;
    });
    const header = Buffer.alloc(44);
    header.write("wOFF\0\x01\0\0", "latin1");
    header.writeUInt16BE(tables.length, 12);
    return { woff: Buffer.concat([header, ...directory, ...stored]), tables };
  }

  it.each([[[100]], [[101, 200, 303]], [[4, 400, 6, 300, 7, 201, 8, 99, 1]]])("with tables of %j bytes", (lengths) => {
    const { woff, tables } = woffOf(lengths);
    const sfnt = Buffer.concat([...unpackWoff(woff)]);
    const count = tables.length;
    const log = Math.floor(Math.log2(count));
    // OpenType 1.9, "Table directory": searchRange, entrySelector, rangeShift.
    expect([4, 6, 8, 10].map((at) => sfnt.readUInt16BE(at))).toEqual([
      count,
      16 * 2 ** log,
      log,
      16 * (count - 2 ** log),
    ]);
    expect(sfnt.readUInt32BE(0)).toBe(0x00010000);
    for (const [index, table] of tables.entries()) {
      const entry = 12 + 16 * index;
      expect(sfnt.toString("latin1", entry, entry + 4)).toBe(`tab${index}`);
      expect(sfnt.readUInt32BE(entry + 4)).toBe(0x01020304 + index);
      const [offset, length] = [sfnt.readUInt32BE(entry + 8), sfnt.readUInt32BE(entry + 12)];
      expect(offset % 4).toBe(0);
      expect(sfnt.subarray(offset, offset + length)).toEqual(table);
    }
    expect(sfnt.length).toBe(12 + 16 * count + lengths.reduce((sum, length) => sum + Math.ceil(length / 4) * 4, 0));
  });
});

describe("a drawn grid", () => {
  const style = { underline: false, strike: false, italic: false };
  const grid = (background: number, more: Partial<typeof style> = {}, text = "█"): Grid => ({
    columns: 2,
    rows: [
      {
        cells: [cellOf(text, 1), cellOf(" ", 1)],
        runs: [{ column: 0, width: 2, from: 0, to: 2, foreground: 0xaaaaaa, background, ...style, ...more }],
        wrapped: false,
        trimmed: false,
      },
    ],
  });
  async function drawn(of: Grid) {
    const glyphs = new Glyphs();
    await glyphs.prepare(cellsOfGrid(of));
    const frame = drawGrid(of, glyphs);
    const row = (y: number) => coloursOf({ ...frame, pixels: frame.pixels.slice(y * 16, (y + 1) * 16) });
    return { frame, row };
  }
  const line = (left: number, right: number) => [...Array<number>(8).fill(left), ...Array<number>(8).fill(right)];

  it("has cells of 8 by 16 pixels that touch, on their background", async () => {
    const { frame, row } = await drawn(grid(0x0000aa));
    expect([frame.width, frame.height]).toEqual([16, 16]);
    for (let y = 0; y < 16; y++) expect(row(y)).toEqual(line(0xaaaaaa, 0x0000aa));
  });

  it.each([
    ["underlined in its last row", { underline: true }, 15],
    ["struck through in the middle", { strike: true }, 8],
  ])("is %s", async (_, more, drawnRow) => {
    const { row } = await drawn(grid(0, more, " "));
    for (let y = 0; y < 16; y++) expect(row(y)).toEqual(y === drawnRow ? line(0xaaaaaa, 0xaaaaaa) : line(0, 0));
  });

  it("draws the same with bytes and with words, one cell wide or two", async () => {
    const texts = ["漢", "─", "A", "▀"];
    const glyphs = new Glyphs();
    const of = (more: number): Grid => {
      const cells = texts.flatMap((text) => [cellOf(text, 2), cellOf(text, 1)]);
      const runs = cells.map((cell, index) => ({
        ...{ column: Math.floor(index / 2) * 3 + (index % 2) * 2, width: cell.width, from: index, to: index + 1 },
        ...{ foreground: 0xaaaaaa, background: 0x0000aa, ...style },
      }));
      const row = { cells, runs, wrapped: false, trimmed: false };
      const colours = Array.from({ length: more }, (_, index) => ({
        ...{ column: 0, width: 0, from: 0, to: 0, foreground: index + 1, background: 0, ...style },
      }));
      return { columns: 12, rows: [row, { ...row, cells: [], runs: colours }] };
    };
    const draw = async (grid: Grid) => {
      await glyphs.prepare(cellsOfGrid(grid));
      const frame = drawGrid(grid, glyphs);
      return { frame, colours: coloursOf(frame).slice(0, 96 * 16) };
    };
    const [bytes, words] = [await draw(of(1)), await draw(of(300))];
    expect([bytes.frame.pixels.BYTES_PER_ELEMENT, words.frame.pixels.BYTES_PER_ELEMENT]).toEqual([1, 4]);
    expect(words.colours).toEqual(bytes.colours);
    const column = (x: number) => Array.from({ length: 16 }, (_, y) => bytes.colours[y * 96 + x] === 0xaaaaaa);
    // The upper half block is stretched over both cells, and fills the single one.
    for (const x of [72, 79, 80, 87, 88, 95])
      expect(column(x)).toEqual([...Array<boolean>(8).fill(true), ...Array<boolean>(8).fill(false)]);
    expect(Array.from({ length: 24 }, (_, x) => column(24 + x).some(Boolean))).toEqual(Array(24).fill(true));
  });

  it.each([
    [255, 1],
    [256, 4],
  ])("with %d more colours has %d bytes per pixel", async (count, bytes) => {
    const [row] = grid(0).rows;
    if (row === undefined) throw new Error("the grid has no row");
    const rows = Array.from({ length: count }, (_, index) => ({
      ...row,
      runs: [{ column: 0, width: 2, from: 0, to: 2, foreground: index + 1, background: 0, ...style }],
    }));
    const glyphs = new Glyphs();
    const many = { columns: 2, rows };
    await glyphs.prepare(cellsOfGrid(many));
    const frame = drawGrid(many, glyphs);
    expect(frame.pixels.BYTES_PER_ELEMENT).toBe(bytes);
    for (let y = 0; y < count; y++)
      expect(coloursOf({ ...frame, pixels: frame.pixels.slice(y * 256, y * 256 + 16) })).toEqual(line(y + 1, 0));
  });
});
