import type { Colour } from "../screen/palette.ts";
import { cellsOf } from "./text.ts";

/** Size of a text, as a multiple of Unifont's 16 pixels. */
export type Scale = 1 | 2 | 3 | 4;

/** A piece of a card, placed in pixels. Later pieces cover earlier ones. */
export type Part =
  | { left: number; top: number; width: number; height: number; colour: Colour }
  | { left: number; top: number; text: string; scale: Scale; colour: Colour };

/** Width and height in pixels of a line of text. */
export function sizeOf(text: string, scale: Scale): { width: number; height: number } {
  return { width: cellsOf(text) * 8 * scale, height: 16 * scale };
}

/** Places parts below each other: each part goes below the one added before. */
export class Column {
  readonly parts: Part[] = [];
  readonly left: number;
  top: number;

  constructor(left: number, top: number) {
    this.left = left;
    this.top = top;
  }

  /** Adds a line of text, below a gap. */
  line(text: string, scale: Scale, colour: Colour, gap = 0): void {
    this.top += gap;
    this.parts.push({ left: this.left, top: this.top, text, scale, colour });
    this.top += 16 * scale;
  }

  skip(pixels: number): void {
    this.top += pixels;
  }
}
