import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ConfigError } from "@mudlark/scanner/config";
import { oncePerBuild } from "./build-state.ts";
import { lowContrasts, paletteCss, paletteFor, readPalette, type Palette } from "./palette.ts";
import { placeOf, site } from "./site.ts";

/** The colours of this build. */
interface SiteTheme {
  palette: Palette;
  /** A style sheet with the colours that differ from tokens.css. */
  css: string;
  /** The colour of titles on cards, which are dark, as 0xrrggbb; undefined for Mudlark's own. */
  cardAccent: number | undefined;
}

/**
 * The colours of this build, checked for contrast.
 * @throws ConfigError when it is loaded, before anything is built, if a pair of colours fails WCAG AA
 */
export const theme = oncePerBuild("theme", (): SiteTheme => {
  const reference = readPalette(readFileSync(resolve("src/styles/tokens.css"), "utf8"));
  const palette = paletteFor(site.colours, reference);
  const problems = lowContrasts(palette).map(({ theme: name, text, ground, sentence }) => {
    const set = [text, ground].find((each) => site.colours[name][each] !== undefined);
    return `${placeOf(set === undefined ? ["colours", "accent"] : ["colours", name, set])}: ${sentence}`;
  });
  if (problems.length > 0) throw new ConfigError(problems.join("\n"));
  const accent = palette.dark.river === reference.dark.river ? undefined : palette.dark.river;
  const cardAccent = accent === undefined ? undefined : Number.parseInt(accent.slice(1), 16);
  return { palette, css: paletteCss(palette, reference), cardAccent };
});
