import type { Grid } from "../screen/grid.ts";
import { type Colour, hex } from "../screen/palette.ts";
import { classesOf } from "./class-names.ts";
import { flipped, readable } from "./contrast.ts";

/** Backgrounds of the text block in the two themes; `banner.css` sets the same. */
const blockBackground = { light: 0xffffff, dark: 0x000000 } as const;
const scope = ".banner-text";

/**
 * The rules for the colours of one screen. Text on the default background follows the reader's theme: bright on dark,
 * the same hues dark on light; on a background of its own it keeps to that. All of it can be read (WCAG AA).
 * @returns CSS text, "" where the screen has no colours
 */
export function colourRules(grid: Grid): string {
  const pairs = new Map<Colour, Set<Colour>>();
  for (const { runs } of grid.rows) {
    for (const { foreground, background } of runs) {
      const grounds = pairs.get(foreground);
      if (grounds === undefined) pairs.set(foreground, new Set([background]));
      else grounds.add(background);
    }
  }
  const rules = new Set<string>();
  for (const [foreground, grounds] of pairs) {
    for (const background of grounds) for (const rule of rulesOf(foreground, background)) rules.add(rule);
  }
  return [...rules].sort().join("\n");
}

const kept = new Map<string, string[]>();
/** Pairs of colours whose rules are kept: all of the 16 colours', and those of some pictures in true colour. */
const mostKept = 5000;

/** The rules of a pair, reckoned once: nearly all banners have the same few colours. */
function rulesOf(foreground: Colour, background: Colour): string[] {
  const key = `${foreground} ${background}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const rules = reckonRules(foreground, background);
  kept.set(key, rules);
  return rules;
}

function reckonRules(foreground: Colour, background: Colour): string[] {
  const named = classesOf(foreground, background);
  if (named.foreground === undefined) return [];
  if (named.background === undefined) {
    const light = hex(readable(flipped(foreground), blockBackground.light));
    const dark = hex(readable(foreground, blockBackground.dark));
    return [`${scope} .${named.foreground}{color:light-dark(${light},${dark})}`];
  }
  return [
    `${scope} .${named.background}{background-color:${hex(background)}}`,
    `${scope} .${named.foreground}.${named.background}{color:${hex(readable(foreground, background))}}`,
  ];
}
