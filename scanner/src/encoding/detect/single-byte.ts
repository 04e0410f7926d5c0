import { byteTable } from "../decode.ts";
import { cyrillicLanguages, latinLanguages } from "./languages.ts";

// All scores are in bits: the negative logarithm of a rough likelihood. The encoding that explains the bytes with the
// fewest bits is the right one.

const lineDrawing = /[\u2500-\u259f]/;
/** Joints of a single and a double line: in every DOS code page, in hardly any drawing. */
const mixedJoint = /[╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫]/;
const letter = /\p{L}/u;
const cyrillic = /\p{Script=Cyrillic}/u;
/** Signs that stand in texts of many languages. */
const punctuation = new Set("«»„“”‘’–—…·•°§©®№¿¡€£");
const unreadable = /[\ufffd\x80-\x9f]/;

const impossibleBits = 25;
const letterBits = 1;
const drawingBits = 4.5;
const mixedJointBits = 12;
const repeatBits = 1.2;
const strangeBits = 11;

/** What a single-byte encoding costs, with the profile of each of its languages tried; the cheapest counts. */
export function singleByteBits(bytes: Uint8Array, encoding: string): number {
  const table = byteTable(encoding);
  const text = Array.from(bytes, (byte) => table[byte] ?? "\ufffd");
  const holdsCyrillic = text.some((character) => cyrillic.test(character));
  // An encoding made for Cyrillic is an odd choice for a text without any.
  const oddBits = !holdsCyrillic && table.some((character) => cyrillic.test(character)) ? 6 : 0;
  const languages = holdsCyrillic ? cyrillicLanguages : latinLanguages;
  return oddBits + Math.min(...languages.map(({ letters }) => bitsOf(text, letters)));
}

function bitsOf(text: readonly string[], letters: ReadonlyMap<string, number>): number {
  let bits = 0;
  for (const [index, character] of text.entries()) {
    if (character < "\x80") continue;
    bits += bitsOfCharacter(character, text[index - 1] ?? "\n", text[index + 1] ?? "\n", letters);
  }
  return bits;
}

function bitsOfCharacter(
  character: string,
  before: string,
  after: string,
  letters: ReadonlyMap<string, number>,
): number {
  if (unreadable.test(character)) return impossibleBits;
  if (lineDrawing.test(character)) return drawing(character, before, after);
  if (letter.test(character)) return letterBits + bitsOfLetter(character, before, after, letters);
  if (punctuation.has(character)) return character === before ? 4 : 7;
  if (character === "\u00a0") return 8;
  return character === before ? 4 : strangeBits;
}

/** Lines and blocks stand among their like or by themselves, and in runs; hardly inside of a word. */
function drawing(character: string, before: string, after: string): number {
  if (character === before) return repeatBits;
  const inWord = letter.test(before) && letter.test(after);
  return (
    (mixedJoint.test(character) ? mixedJointBits : drawingBits) +
    (inWord ? 7 : letter.test(before) || letter.test(after) ? 2 : 0)
  );
}

function bitsOfLetter(character: string, before: string, after: string, letters: ReadonlyMap<string, number>): number {
  const small = character.toLowerCase();
  const capital = small !== character;
  const share = letters.get(small) ?? letters.get(character) ?? 0;
  let bits = share > 0 ? -Math.log2(share) : strangeBits;
  const neighbours = [before, after].filter((neighbour) => letter.test(neighbour));
  // A letter alone between signs or spaces is rare; a capital behind a small letter, and two scripts in one word, rarer.
  if (neighbours.length === 0) bits += 3;
  if (capital) bits += before !== before.toLowerCase() ? 0.5 : 2;
  if (capital && before !== before.toUpperCase()) bits += 5;
  if (neighbours.some((neighbour) => cyrillic.test(neighbour) !== cyrillic.test(character))) bits += 5;
  return bits;
}
