import { wcagContrast, type Rgb } from "culori";
import { type Colour, channels, rgb } from "../screen/palette.ts";

/** Minimum contrast of text (WCAG 2.2, success criterion 1.4.3, level AA). */
export const enough = 4.5;

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: Colour, other: Colour): number {
  return wcagContrast(shares(one), shares(other));
}

function shares(colour: Colour): Rgb {
  const [red, green, blue] = channels(colour);
  return { mode: "rgb", r: red / 255, g: green / 255, b: blue / 255 };
}

/**
 * The colour closest to `foreground` that is readable on `background`: mixed with white or black, whichever needs less.
 */
export function readable(foreground: Colour, background: Colour): Colour {
  if (contrast(foreground, background) >= enough) return foreground;
  const choices = [0xffffff, 0x000000].flatMap((pole) => {
    for (let share = 0.05; share < 1.001; share += 0.05) {
      const colour = mix(foreground, pole, share);
      if (contrast(colour, background) >= enough) return [{ colour, share }];
    }
    return [];
  });
  return choices.sort((a, b) => a.share - b.share)[0]?.colour ?? 0xffffff;
}

/** The same hue with light and dark swapped: bright on black becomes dark on white. */
export function flipped(colour: Colour): Colour {
  const [red, green, blue] = channels(colour);
  const sum = 255 - Math.max(red, green, blue) - Math.min(red, green, blue);
  return rgb(red + sum, green + sum, blue + sum);
}

function mix(colour: Colour, pole: Colour, share: number): Colour {
  const [r1, g1, b1] = channels(colour);
  const [r2, g2, b2] = channels(pole);
  const between = (from: number, to: number): number => Math.round(from + (to - from) * Math.min(share, 1));
  return rgb(between(r1, r2), between(g1, g2), between(b1, b2));
}
