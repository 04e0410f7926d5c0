import { harmlessCharacter } from "../screen/harmless-characters.ts";

/**
 * A text for a card, in Unifont cells: invisible and reordering characters taken out, cut with "…" where it is longer.
 * @param cells room, in cells of half a height
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

/** Cells that a text takes: East Asian characters and emoji are two cells wide. */
export function cellsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (isWide(character.codePointAt(0) ?? 0) ? 2 : 1), 0);
}

function fit(characters: readonly string[], cells: number): string {
  const kept = [...characters];
  while (cellsOf(kept.join("")) > cells) kept.pop();
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
