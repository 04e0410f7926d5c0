import type { Framebuffer } from "../picture/framebuffer.ts";
import { cellHeight } from "../picture/fonts.ts";
import type { Stamp } from "../picture/stamps.ts";
import type { Colour } from "../screen/palette.ts";

/** Pixels of a card, as indexes into the colours that it uses. */
export class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #pixels: Uint8Array;
  readonly #indexes = new Map<Colour, number>();

  /** A canvas of one colour. */
  constructor({ width, height }: { width: number; height: number }, ground: Colour) {
    this.#width = width;
    this.#height = height;
    this.#indexes.set(ground, 0);
    this.#pixels = new Uint8Array(width * height);
  }

  get frame(): Framebuffer {
    return { width: this.#width, height: this.#height, pixels: this.#pixels, palette: [...this.#indexes.keys()] };
  }

  fill(left: number, top: number, width: number, height: number, colour: Colour): void {
    const index = this.#index(colour);
    for (let y = top; y < top + height; y++) {
      this.#pixels.fill(index, y * this.#width + left, y * this.#width + left + width);
    }
  }

  /** Draws the set pixels of a stamp, each as a square. @param scale side of the square in pixels */
  stamp(stamp: Stamp, left: number, top: number, scale: number, colour: Colour): void {
    const index = this.#index(colour);
    for (let y = 0; y < cellHeight; y++) {
      const bits = stamp[y] ?? 0;
      if (bits === 0) continue;
      const start = (top + y * scale) * this.#width + left;
      for (let x = 0; x < 16; x++) {
        if ((bits & (0x8000 >> x)) === 0) continue;
        for (let row = 0, at = start + x * scale; row < scale; row++, at += this.#width)
          for (let column = 0; column < scale; column++) this.#pixels[at + column] = index;
      }
    }
  }

  /** Copies a picture in. @param scale size in pixels, across and down, that each of its pixels takes */
  paste(picture: Framebuffer, left: number, top: number, scale: number): void {
    const indexes = Uint8Array.from(picture.palette, (colour) => this.#index(colour));
    for (let y = 0; y < picture.height; y++) {
      const start = (top + y * scale) * this.#width + left;
      const row = this.#pixels.subarray(start, start + picture.width * scale);
      this.#pasteRow(picture, y * picture.width, indexes, row, scale);
      for (let copy = 1; copy < scale; copy++) this.#pixels.set(row, start + copy * this.#width);
    }
  }

  #pasteRow({ pixels }: Framebuffer, from: number, indexes: Uint8Array, row: Uint8Array, scale: number): void {
    if (scale === 1) {
      for (let x = 0; x < row.length; x++) row[x] = indexes[pixels[from + x] ?? 0] ?? 0;
      return;
    }
    for (let x = 0, at = from; x < row.length; x += scale, at++) row.fill(indexes[pixels[at] ?? 0] ?? 0, x, x + scale);
  }

  #index(colour: Colour): number {
    const known = this.#indexes.get(colour);
    if (known !== undefined) return known;
    this.#indexes.set(colour, this.#indexes.size);
    return this.#indexes.size - 1;
  }
}
