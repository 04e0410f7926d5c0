import { cssColour } from "../screen/palette.ts";
import { colourOfClass } from "./class-names.ts";
import { flipped, readable } from "./contrast.ts";

/** Background of the text block in each theme; `tokens.css` has the same. */
const blockBackground = { light: 0xffffff, dark: 0x000000 } as const;
const scope = ".banner-text";

const classes = / class="([^"]*)"/g;

/**
 * The rules for the colours in some markup. Text on the default background follows the reader's theme: bright on dark,
 * the same hues dark on light. Text on a coloured background keeps it. All of it is readable (WCAG AA).
 * @returns CSS text, "" if the markup has no colours
 */
export function colourRules(markup: string): string {
  const rules = new Set<string>();
  for (const used of new Set(Array.from(markup.matchAll(classes), ([, names = ""]) => names))) {
    for (const rule of rulesOf(used)) rules.add(rule);
  }
  return [...rules].sort().join("\n");
}

const kept = new Map<string, string[]>();
/** Number of class sets to cache: all of the 16 colours', and those of some true-colour pictures. */
const mostKept = 5000;

/** The rules for a span's classes, computed once: nearly all banners use the same few colours. */
function rulesOf(names: string): string[] {
  const known = kept.get(names);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const rules = computeRules(names.split(" "));
  kept.set(names, rules);
  return rules;
}

function computeRules(names: readonly string[]): string[] {
  const colours = names.flatMap((name) => {
    const found = colourOfClass(name);
    return found === undefined ? [] : [{ ...found, name }];
  });
  const foreground = colours.find(({ ground }) => ground === "fg");
  const background = colours.find(({ ground }) => ground === "bg");
  if (foreground === undefined) return [];
  if (background === undefined) {
    const light = cssColour(readable(flipped(foreground.colour), blockBackground.light));
    const dark = cssColour(readable(foreground.colour, blockBackground.dark));
    return [`${scope} .${foreground.name}{color:light-dark(${light},${dark})}`];
  }
  const colour = cssColour(readable(foreground.colour, background.colour));
  return [
    `${scope} .${background.name}{background-color:${cssColour(background.colour)}}`,
    `${scope} .${foreground.name}.${background.name}{color:${colour}}`,
  ];
}
