import type { Colour } from "../screen/palette.ts";
import { cellsOf } from "./text.ts";

/** How many times as large as Unifont's 16 pixels a text is drawn. */
export type Scale = 1 | 2 | 3 | 4;

/** A piece of a card, placed in its pixels. Later ones cover earlier ones. */
export type Part =
  | { left: number; top: number; width: number; height: number; colour: Colour }
  | { left: number; top: number; text: string; scale: Scale; colour: Colour };

/** Pixels of a line of text, in width and height. */
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

  /** A line of text, below a gap. */
  line(text: string, scale: Scale, colour: Colour, gap = 0): void {
    this.top += gap;
    this.parts.push({ left: this.left, top: this.top, text, scale, colour });
    this.top += 16 * scale;
  }

  skip(pixels: number): void {
    this.top += pixels;
  }
}
