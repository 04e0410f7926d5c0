import { defined } from "@mudlark/scanner/objects";
import { clampChroma, converter, formatHex, wcagContrast, type Oklch } from "culori";
import { colourNames, type ColourName, type Config } from "@mudlark/scanner/config";

/** One theme: each token's colour as "#rrggbb". */
type Theme = Readonly<Record<string, string>>;
/** The colours of a site. */
export interface Palette {
  light: Theme;
  dark: Theme;
}
type ThemeName = keyof Palette;

/** The style sheets' token for a colour's name in the configuration. */
const tokenOf = (name: ColourName): string => name.replace("accent", "river").replace("mark", "brass");

/**
 * Reads Mudlark's own colours from the style sheet that defines them.
 * @param css with lines like `--paper: light-dark(#f7f5f0, #14191a);`
 */
export function readPalette(css: string): Palette {
  const found = [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)];
  const theme = (column: 2 | 3): Theme =>
    Object.fromEntries(found.map((match) => [match[1] ?? "", match[column] ?? ""]));
  return { light: theme(2), dark: theme(3) };
}

const oklch = converter("oklch");

function parts(hex: string): Oklch {
  const colour = oklch(hex);
  if (colour === undefined) throw new Error(`not a colour: ${hex}`);
  return colour;
}

/** Tokens that take the accent's hue. The first one is the accent itself. */
const accentTokens = ["river", "river-strong", "river-wash", "on-river"] as const;

/**
 * The palette for a configuration: the accent, unchanged if it is readable; related colours in the accent's hue with
 * the lightness of Mudlark's own; then the colours that the configuration sets.
 */
export function paletteFor(colours: Config["colours"], reference: Palette): Palette {
  const theme = (name: ThemeName): Theme => {
    const own = Object.fromEntries(
      colourNames.flatMap((each) => {
        const value = colours[name][each];
        return value === undefined ? [] : [[tokenOf(each), value]];
      }),
    );
    const base = { ...reference[name], ...own };
    return { ...base, ...derived(colours.accent, name, base, reference.light.river ?? colours.accent), ...own };
  };
  return { light: theme("light"), dark: theme("dark") };
}

/** The accent's tokens for a theme. @param usual Mudlark's own accent in this theme */
function derived(accent: string, name: ThemeName, own: Theme, usual: string): Theme {
  if (accent === usual) return {};
  const { c: chroma, h: hue } = parts(accent);
  const share = chroma / parts(usual).c;
  const inHue = (token: string): Oklch => {
    const like = parts(own[token] ?? usual);
    return clampChroma({ ...like, c: like.c * share, ...defined({ h: hue }) }, "oklch");
  };
  const colours = Object.fromEntries(accentTokens.map((token) => [token, inHue(token)])) as Record<
    (typeof accentTokens)[number],
    Oklch
  >;
  if (name === "light") colours.river = parts(accent);
  const grounds = [own.paper, own.surface, own.sunk, formatHex(colours["river-wash"])];
  for (const token of ["river", "river-strong"] as const) {
    const others = [...grounds, formatHex(colours["on-river"])].filter((ground) => ground !== undefined);
    colours[token] = readable(colours[token], others, name === "light" ? -1 : 1);
  }
  return Object.fromEntries(accentTokens.map((token) => [token, formatHex(colours[token])]));
}

/** The colour, made darker (-1) or lighter (1) until it is readable on all backgrounds. */
function readable(colour: Oklch, grounds: readonly string[], direction: -1 | 1): Oklch {
  let now = colour;
  while (
    grounds.some((ground) => wcagContrast(formatHex(now), ground) < 4.5) &&
    (direction < 0 ? now.l > 0 : now.l < 1)
  )
    now = clampChroma({ ...now, l: now.l + direction / 200 }, "oklch");
  return now;
}

/** What must be readable on what: 4.5:1 for text (WCAG 1.4.3), 3:1 for the edges of controls (1.4.11). */
const pairs: readonly [texts: readonly ColourName[], grounds: readonly ColourName[], least: number][] = [
  [["ink", "ink-soft"], ["paper", "surface", "sunk"], 4.5],
  [["ink"], ["accent-wash", "mark-wash"], 4.5],
  [["accent", "accent-strong"], ["paper", "surface", "sunk", "accent-wash"], 4.5],
  [["on-accent"], ["accent", "accent-strong"], 4.5],
  [["mark"], ["paper", "surface", "mark-wash"], 4.5],
  [["line-strong"], ["paper", "surface"], 3],
];

/** A pair of colours without enough contrast. */
interface LowContrast {
  theme: ThemeName;
  /** The text and its background: names from the configuration. */
  text: ColourName;
  ground: ColourName;
  /** What is wrong and what to write instead. */
  sentence: string;
}

/** Every pair of a palette that fails WCAG AA. */
export function lowContrasts(palette: Palette): LowContrast[] {
  return (["light", "dark"] as const).flatMap((theme) =>
    pairs.flatMap(([texts, grounds, least]) =>
      texts.flatMap((text) =>
        grounds.flatMap((ground) => {
          const [front = "#000000", back = "#000000"] = [
            palette[theme][tokenOf(text)],
            palette[theme][tokenOf(ground)],
          ];
          const ratio = wcagContrast(front, back);
          if (ratio >= least) return [];
          const shown = (Math.floor(ratio * 10) / 10).toFixed(1);
          const cure = theme === "light" ? "a darker" : "a lighter";
          const sentence = `${text} ${front} on ${ground} ${back} has a contrast of ${shown}:1 in the ${theme} theme; WCAG AA requires ${String(least)}:1. Choose ${cure} ${text}, or another ${ground}.`;
          return [{ theme, text, ground, sentence }];
        }),
      ),
    ),
  );
}

/** The style sheet of a palette: only the differences from Mudlark's own, which is in tokens.css. */
export function paletteCss(palette: Palette, reference: Palette): string {
  const rules = Object.keys(palette.light)
    .filter((token) => palette.light[token] !== reference.light[token] || palette.dark[token] !== reference.dark[token])
    .map((token) => `  --${token}: light-dark(${palette.light[token] ?? ""}, ${palette.dark[token] ?? ""});\n`);
  return rules.length === 0 ? "" : `:root {\n${rules.join("")}}\n`;
}
