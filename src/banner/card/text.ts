import { type Cell, cellOf } from "../screen/grid.ts";
import { harmlessCharacter } from "../screen/harmless-characters.ts";

/**
 * A text for a card, in Unifont cells: without invisible and reordering characters, cut with "…" if it is too long.
 * @param cells available width, in cells of half the height
 */
export function clip(text: string, cells: number): string {
  const characters = Array.from(text.replace(/\s+/gu, " ").trim(), (character) =>
    harmlessCharacter(character.codePointAt(0) ?? 0),
  ).filter((character) => character !== "");
  let used = 0;
  for (const [index, character] of characters.entries()) {
    used += cellsOf(character);
    if (used > cells) return `${fit(characters.slice(0, index), cells - 1).trimEnd()}…`;
  }
  return characters.join("");
}

/** The cells of a text: East Asian characters and emoji take two, marks are combined with their letter. */
export function cellsOfText(text: string): Cell[] {
  const letters = text.match(/.\p{M}{0,2}/gu) ?? [];
  return letters.map((letter) => cellOf(letter, isWide(letter.codePointAt(0) ?? 0) ? 2 : 1));
}

/** Number of 8-pixel cells that a text takes. */
export function cellsOf(text: string): number {
  return cellsOfText(text).reduce((sum, { width }) => sum + width, 0);
}

function fit(characters: readonly string[], cells: number): string {
  const kept = [...characters];
  while (kept.length > 0 && cellsOf(kept.join("")) > cells) kept.pop();
  return kept.join("");
}

function isWide(point: number): boolean {
  return (
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xff00 && point <= 0xff60) ||
    point > 0xffff
  );
}
