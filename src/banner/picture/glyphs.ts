import type { Cell } from "../screen/grid.ts";
import { cellHeight, cellWidth } from "./fonts.ts";
import type { Glyph } from "./glyph.ts";
import { drawSheet } from "./glyph-sheet.ts";
import { sextant } from "./sextants.ts";
import { type Stamp, stampOf } from "./stamps.ts";

/** Distance in pixels between two glyphs on the sheet, so that they do not touch. */
const pitch = 24;
const glyphsPerRow = 64;
/**
 * Random data decoded as Chinese contains thousands of characters; a sheet of all of them would need unlimited memory.
 */
const glyphsPerSheet = 1024;
/** A pixel is set where more than half of it is covered. */
const threshold = 127;
/** There is no limit to characters with marks, so the cache is emptied at this size. */
const mostKept = 20_000;
const missing = "\ufffd";

/**
 * Every distinct character of all banners, drawn once: new ones on a sheet, whose pixels are kept as one-bit masks.
 */
export class Glyphs {
  readonly #masks = new Map<string, Glyph>();
  /** A cell in this map is prepared; undefined for a blank. */
  readonly #stamps = new Map<Cell, Stamp | undefined>();

  /** Draws what some cells need and the cache does not have yet. */
  async prepare(cells: Iterable<Cell>): Promise<void> {
    if (this.#stamps.size > mostKept) {
      this.#stamps.clear();
      this.#masks.clear();
    }
    const fresh = new Set<Cell>();
    for (const cell of cells) if (!this.#stamps.has(cell)) fresh.add(cell);
    if (fresh.size === 0) return;
    await this.#drawMissing(fresh);
    for (const cell of fresh) {
      const glyph = this.#masks.get(cell.text);
      this.#stamps.set(cell, glyph === undefined ? undefined : stampOf(glyph, cell));
    }
  }

  /** The pixels of a prepared cell; undefined for a blank. */
  stamp(cell: Cell): Stamp | undefined {
    return this.#stamps.get(cell);
  }

  async #drawMissing(cells: ReadonlySet<Cell>): Promise<void> {
    const wanted = new Set<string>();
    for (const { text } of cells) if (!this.#masks.has(text) && text.trim() !== "") wanted.add(text);
    if (wanted.size === 0) return;
    // First, because it replaces those that the font lacks.
    const all = this.#masks.has(missing) ? wanted : new Set([missing, ...wanted]);
    const drawn = Array.from(all, (text) => [text, sextant(text)] as const);
    for (const [text, glyph] of drawn) if (glyph !== undefined) this.#masks.set(text, glyph);
    const plain = drawn.flatMap(([text, glyph]) => (glyph === undefined ? [text] : []));
    await this.#draw(
      plain.filter((text) => !isBeyondUnifont(text)),
      false,
    );
    await this.#draw(plain.filter(isBeyondUnifont), true);
  }

  /** The glyph of a prepared character; undefined for a blank. */
  get(text: string): Glyph | undefined {
    return this.#masks.get(text);
  }

  async #draw(characters: readonly string[], withEmoji: boolean): Promise<void> {
    for (let from = 0; from < characters.length; from += glyphsPerSheet) {
      await this.#drawSheet(characters.slice(from, from + glyphsPerSheet), withEmoji);
    }
  }

  async #drawSheet(characters: readonly string[], withEmoji: boolean): Promise<void> {
    const places = characters.map((text, index) => ({
      text,
      left: (index % glyphsPerRow) * pitch,
      top: Math.floor(index / glyphsPerRow) * cellHeight,
    }));
    const size = { width: glyphsPerRow * pitch, height: Math.ceil(characters.length / glyphsPerRow) * cellHeight };
    // Few banners have emoji, and satori takes fifty megabytes.
    const pixels = withEmoji
      ? await (await import("./emoji-sheet.ts")).drawEmojiSheet(places, size)
      : drawSheet(places, size);
    for (const { text, left, top } of places)
      this.#masks.set(text, maskAt(pixels, size.width, left, top) ?? this.#masks.get(missing) ?? emptyGlyph());
  }
}

/** Unifont has the Basic Multilingual Plane; the emoji font draws everything beyond. */
function isBeyondUnifont(text: string): boolean {
  return (text.codePointAt(0) ?? 0) > 0xffff;
}

function emptyGlyph(): Glyph {
  return { rows: new Uint16Array(cellHeight), width: cellWidth };
}

/** Reads one glyph off the sheet; undefined if nothing was drawn, which means that the font lacks it. */
function maskAt(pixels: Uint8Array, sheetWidth: number, left: number, top: number): Glyph | undefined {
  const rows = new Uint16Array(cellHeight);
  let all = 0;
  for (let y = 0; y < cellHeight; y++) {
    let row = 0;
    for (let x = 0; x < 16; x++) {
      if ((pixels[((top + y) * sheetWidth + left + x) * 4] ?? 0) > threshold) row |= 0x8000 >> x;
    }
    rows[y] = row;
    all |= row;
  }
  if (all === 0) return undefined;
  return { rows, width: (all & 0xff) === 0 ? cellWidth : 2 * cellWidth };
}
