import type { Grid } from "../screen/grid.ts";
import { textOf } from "../screen/grid.ts";
import { channels, type Colour, defaultBackground } from "../screen/palette.ts";

/** What a drawing mostly consists of, by the characters it uses. */
const materials: readonly [name: string, characters: RegExp][] = [
  ["block characters", /[\u2580-\u259f\u{1fb00}-\u{1fbff}]/u],
  ["line-drawing characters", /[\u2500-\u257f]/u],
  ["braille dots", /[\u2801-\u28ff]/u],
  ["letters", /[\p{L}\p{N}]/u],
];
const otherMaterial = "keyboard characters";
/** Share of a drawing that must have one colour before it is described by that colour. */
const oneColour = 0.9;
/** Number of colours that make a drawing colourful; each must cover at least this share of its cells. */
const colourful = 3;
const countsFrom = 0.03;
/** A drawing of at least this size fills the screen; one with so few rows is small. */
const largeFrom = { rows: 18, columns: 60 } as const;
const smallRows = 6;

/**
 * Describes what kind of picture a screen is, for a listener, from what can be measured: its size, its colours, and the
 * characters it is drawn with.
 * @returns a phrase such as "a colourful drawing in block characters that fills the screen"; undefined for an empty
 *   screen
 */
export function pictureKind(grid: Grid): string | undefined {
  const { cells, hues, characters } = measure(grid);
  if (cells === 0) return undefined;
  const material = [...characters].find(([, count]) => count >= cells / 2)?.[0] ?? "characters of several kinds";
  const size = sizeOf(grid);
  const phrase = `${size === "small" ? "small " : ""}${colourOf(hues, cells)} drawing in ${material}`;
  return `${/^[aeiou]/.test(phrase) ? "an" : "a"} ${phrase}${size === "full" ? " that fills the screen" : ""}`;
}

interface Measured {
  /** Cells that show anything. */
  cells: number;
  hues: ReadonlyMap<string, number>;
  characters: ReadonlyMap<string, number>;
}

function measure(grid: Grid): Measured {
  const hues = new Map<string, number>();
  const characters = new Map<string, number>();
  let cells = 0;
  for (const row of grid.rows) {
    for (const run of row.runs) {
      // A blank shows its background: drawings made of coloured blanks count as drawn in blocks.
      const filled = run.background !== defaultBackground;
      for (const character of textOf(row, run)) {
        const blank = character.trim() === "";
        if (blank && !filled) continue;
        cells++;
        const colour = hueOf(blank ? run.background : run.foreground);
        hues.set(colour, (hues.get(colour) ?? 0) + 1);
        const material = blank ? "block characters" : materialOf(character);
        characters.set(material, (characters.get(material) ?? 0) + 1);
      }
    }
  }
  return { cells, hues, characters };
}

function materialOf(character: string): string {
  return materials.find(([, characters]) => characters.test(character))?.[0] ?? otherMaterial;
}

function colourOf(hues: ReadonlyMap<string, number>, cells: number): string {
  const shown = [...hues].filter(([hue, count]) => hue !== "grey" && count >= cells * countsFrom);
  if (shown.length >= colourful) return "colourful";
  return (
    shown.find(([, count]) => count >= cells * oneColour)?.[0] ??
    (shown.length === 0 ? "grey" : shown.map(([hue]) => hue).join(" and "))
  );
}

function sizeOf({ rows, columns }: Grid): "full" | "small" | "middling" {
  if (rows.length >= largeFrom.rows && columns >= largeFrom.columns) return "full";
  return rows.length <= smallRows ? "small" : "middling";
}

/** The everyday name of a colour, whether light or dark; "grey" also for black and white. */
function hueOf(colour: Colour): string {
  const [red, green, blue] = channels(colour);
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (most - least < 40) return "grey";
  const sector = hueDegrees([red, green, blue], most, least);
  return hueNames.find(([to]) => sector < to)?.[1] ?? "red";
}

/** Degrees on the colour wheel up to which each name applies. */
const hueNames: readonly [to: number, name: string][] = [
  [20, "red"],
  [70, "yellow"],
  [160, "green"],
  [200, "cyan"],
  [260, "blue"],
  [330, "magenta"],
];

function hueDegrees([red, green, blue]: readonly [number, number, number], most: number, least: number): number {
  const range = most - least;
  if (most === red) return (60 * ((green - blue) / range) + 360) % 360;
  return most === green ? 60 * ((blue - red) / range) + 120 : 60 * ((red - green) / range) + 240;
}
