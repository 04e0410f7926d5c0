import { byteTable } from "../decode.ts";
import { isDrawing } from "./drawing.ts";

/** The character of a byte in a single-byte encoding, with what the scores need to know about it. */
export interface AlphabetCharacter {
  character: string;
  /**
   * `sign`: neither a letter nor a drawn line or block, including ASCII punctuation and spaces; `none`: not a printable
   * character.
   */
  kind: "letter" | "drawing" | "sign" | "none";
  /** The lower-case letter. İ stays, because its lower case is two characters. */
  small: string;
  capital: boolean;
  latin: boolean;
}

/** Letters by Unicode that are used as signs: ordinals, the micro sign, the Greek ones of code page 437. */
const usedAsSigns = /[ªºµƒⁿ]/; // cspell:disable-line
const unreadable = /[\ufffd\x80-\x9f]/;

/** The 256 bytes of a single-byte encoding. */
export function alphabetOf(encoding: string): readonly AlphabetCharacter[] {
  let alphabet = alphabets.get(encoding);
  if (alphabet === undefined) {
    const table = byteTable(encoding);
    const mathematical = table.includes("∞");
    alphabet = table.map((character) => glyphOf(character, mathematical));
    alphabets.set(encoding, alphabet);
  }
  return alphabet;
}

const alphabets = new Map<string, readonly AlphabetCharacter[]>();

/** @param mathematical whether the Greek letters of the encoding are meant for formulas */
function glyphOf(character: string, mathematical: boolean): AlphabetCharacter {
  const greek = /\p{Script=Greek}/u.test(character);
  const letter = /\p{L}/u.test(character) && !usedAsSigns.test(character) && !(mathematical && greek);
  const small = character === "İ" ? character : character.toLowerCase();
  const kind = unreadable.test(character) ? "none" : letter ? "letter" : isDrawing(character) ? "drawing" : "sign";
  const capital = letter && character !== character.toLowerCase();
  return { character, kind, small, capital, latin: /\p{Script=Latin}/u.test(character) };
}
