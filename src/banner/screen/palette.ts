/** Colours are numbers 0xRRGGBB throughout. */
export type Colour = number;

/** The 16 colours of the VGA card, in the order of SGR 30-37 and 90-97, which the art was drawn for. */
const vga: readonly Colour[] = [
  0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555, 0x55ff55,
  0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
];

/** The 256 colours of SGR 38;5: 16 of the card, a cube of 6x6x6, 24 greys (xterm's values). */
export const palette: readonly Colour[] = [...vga, ...cube(), ...greys()];

export const defaultForeground = palette[7] ?? 0;
export const defaultBackground = palette[0] ?? 0;

function cube(): Colour[] {
  const levels = [0, 95, 135, 175, 215, 255];
  return levels.flatMap((red) => levels.flatMap((green) => levels.map((blue) => rgb(red, green, blue))));
}

function greys(): Colour[] {
  return Array.from({ length: 24 }, (_, index) => rgb(8 + 10 * index, 8 + 10 * index, 8 + 10 * index));
}

/** Combines channels from 0 to 255 into one number. */
export function rgb(red: number, green: number, blue: number): Colour {
  return (red << 16) | (green << 8) | blue;
}

/** Splits a colour into its three channels. */
export function channels(colour: Colour): [red: number, green: number, blue: number] {
  return [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255];
}

/** Halfway between two colours, for dim text. */
export function halfway(one: Colour, other: Colour): Colour {
  const [r1, g1, b1] = channels(one);
  const [r2, g2, b2] = channels(other);
  return rgb(Math.round((r1 + r2) / 2), Math.round((g1 + g2) / 2), Math.round((b1 + b2) / 2));
}

/** "#rrggbb". */
export function cssColour(colour: Colour): string {
  return `#${colour.toString(16).padStart(6, "0")}`;
}
