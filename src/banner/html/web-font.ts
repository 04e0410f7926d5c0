import subsetFont from "subset-font";
import { unifontForWeb } from "../picture/fonts.ts";
import type { Grid } from "../screen/grid.ts";

/** A part of Unifont for the web. */
export interface WebFont {
  woff2: Buffer;
  /** CSS `unicode-range`. */
  range: string;
}

/** Characters that most banners share: one file that browsers keep from page to page. */
const shared = characters([
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x2190, 0x2195],
  [0x2500, 0x259f],
]).concat(Array.from("ƒ₧αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄‼¶§▬↨∟▲▼⌂–—‘’“”…�"));
const isShared = new Set(shared);

/**
 * Subsets of Unifont, each made once: the shared one where a screen goes beyond ASCII at all (then every character must
 * come from one font, or the art falls apart), and one more for what a screen needs beyond that.
 */
export class WebFonts {
  readonly #made = new Map<string, Promise<WebFont>>();
  #source: Buffer | undefined;

  /** The fonts that a screen needs; none for plain ASCII, which every reader's own font has. */
  async for(grid: Grid): Promise<WebFont[]> {
    const used = charactersOf(grid);
    if (used.every((character) => character <= "~")) return [];
    const extra = used.filter((character) => !isShared.has(character) && (character.codePointAt(0) ?? 0) <= 0xffff);
    const wanted = extra.length === 0 ? [shared] : [shared, extra];
    return Promise.all(wanted.map((list) => this.#subset(list)));
  }

  #subset(list: readonly string[]): Promise<WebFont> {
    const text = list.join("");
    const made = this.#made.get(text) ?? this.#make(list, text);
    this.#made.set(text, made);
    return made;
  }

  async #make(list: readonly string[], text: string): Promise<WebFont> {
    this.#source ??= unifontForWeb();
    return { woff2: await subsetFont(this.#source, text, { targetFormat: "woff2" }), range: rangeOf(list) };
  }
}

function charactersOf(grid: Grid): string[] {
  const used = new Set<string>();
  for (const { runs } of grid.rows) {
    for (const { cells } of runs) for (const { text } of cells) for (const character of text) used.add(character);
  }
  return [...used].sort();
}

function characters(ranges: readonly (readonly [number, number])[]): string[] {
  return ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  );
}

/** "U+20-7E,U+A0": neighbours joined. */
function rangeOf(list: readonly string[]): string {
  const points = list.map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const spans: [from: number, to: number][] = [];
  for (const point of points) {
    const span = spans.at(-1);
    if (span !== undefined && point <= span[1] + 1) span[1] = point;
    else spans.push([point, point]);
  }
  const name = (point: number): string => point.toString(16).toUpperCase();
  return spans.map(([from, to]) => (from === to ? `U+${name(from)}` : `U+${name(from)}-${name(to)}`)).join(",");
}
