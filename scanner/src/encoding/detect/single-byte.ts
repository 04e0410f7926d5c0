import { alphabetOf, type AlphabetCharacter } from "./alphabet.ts";
import type { EncodingCandidate } from "./candidates.ts";
import type { Context } from "./contexts.ts";
import { drawingBits, joinBits } from "./drawing.ts";
import { languages } from "./languages.ts";
import { letterModel, type LetterModel } from "./letter-model.ts";
import { isPunctuation, signBits } from "./signs.ts";
import { languageBits, type Words } from "./words.ts";

// All costs are in bits: the negative logarithm of a rough likelihood. The encoding that explains the bytes with the
// fewest bits wins.

const unreadableBits = 25;

/** Every letter costs this; a letter that the language lacks costs the next value instead of its own bits. */
const letterBits = 1;
const foreignLetterBits = 11;
// What is unusual about a letter, in any language.
const aloneBits = 4;
const thriceBits = 6;
const doubledBits = 2.5;
const amongAccentsBits = 2;
const capitalBits = 2;
const amongCapitalsBits = 0.5;
const accentedCapitalBits = 1;
const midCapitalBits = 3;
const capitalInWordBits = 5;
const otherScriptBits = 6;
const letterNextToSignBits = 3;
const likelySignBits = 4;
/** Non-ASCII letters that languages double. */
const doubled = /[äöüõ]/; // cspell:disable-line

const nextToDrawingBits = 2;
const drawingInWordBits = 7;
const signNextToSignBits = 1.5;
/** In another place, a sign or line that has been seen costs this share of its price. */
const seenShare = 0.3;

/**
 * Different letters in words needed to show that the text is in the encoding's language, and the cost of each missing
 * one.
 */
const lettersForLatin = 2;
const lettersForOtherScript = 4;
const missingLatinBits = 6;
const missingOtherBits = 9;
/** A frame has no more different characters than this: more of them, and no letter, is a text in another encoding. */
const mostInFrame = 11;
const noLetterBits = 60;

/** Built at first use, because few visits need them. */
let models: readonly LetterModel[] | undefined;
const letterModels = (): readonly LetterModel[] => (models ??= languages.map(letterModel));

interface LetterContext {
  letter: AlphabetCharacter;
  before: string;
  after: string;
  weight: number;
  /** Bits that do not depend on the language. */
  bits: number;
}

/** The cost of a single-byte encoding, with the cheapest of its languages. */
export function singleByteBits(
  contexts: readonly Context[],
  words: Words,
  { name, needsWords }: EncodingCandidate,
): number {
  const alphabet = alphabetOf(name);
  const letters: LetterContext[] = [];
  const seen = new Set<number>();
  let bits = 0;
  for (const { before, byte, after, weight } of contexts) {
    const [previous, glyph, next] = [alphabet[before], alphabet[byte], alphabet[after]];
    if (previous === undefined || glyph === undefined || next === undefined) continue;
    if (glyph.kind === "letter" && !isOrnament(previous, glyph, next)) {
      letters.push(letterContext(previous, glyph, next, weight));
      if (glyph.latin && words.likelySigns.has(byte)) bits += likelySignBits;
    } else {
      bits += weight * bitsOfSign(previous, glyph, next, seen.has(byte));
      seen.add(byte);
    }
  }
  if (needsWords && letters.length === 0 && seen.size > mostInFrame) return bits + noLetterBits;
  const scripts = new Set(letters.map(({ letter }) => letter.latin));
  const spoken = letterModels().filter(({ language }) => scripts.has(language.script === "Latin"));
  const foundWords = words.inEncoding(name);
  const bestLanguage = Math.min(
    ...(spoken.length === 0 ? letterModels().slice(0, 1) : spoken).map(
      (model) => bitsOfLetters(letters, model, needsWords) + languageBits(model.language, words.ascii, foundWords),
    ),
  );
  return bits + bestLanguage;
}

/** Whether a letter is used for drawing instead of writing: ø in "¤ø,¸¸,ø¤". */
function isOrnament(before: AlphabetCharacter, { small }: AlphabetCharacter, after: AlphabetCharacter): boolean {
  return small === "ø" && before.kind !== "letter" && after.kind !== "letter";
}

function bitsOfSign(
  before: AlphabetCharacter,
  sign: AlphabetCharacter,
  after: AlphabetCharacter,
  seen: boolean,
): number {
  if (sign.kind === "none") return unreadableBits;
  const neighbours = [before, after];
  const letters = neighbours.filter(({ kind }) => kind === "letter").length;
  const others = neighbours.filter((one) => isOtherSign(one, sign)).length;
  // A fill character appears among spaces, ASCII and others of its kind; only then does another occurrence add no
  // information.
  const share = seen && letters + others === 0 ? seenShare : 1;
  if (sign.kind !== "drawing")
    return share * signBits(sign.character, placeOf(before), placeOf(after)) + others * signNextToSignBits;
  return (
    share * drawingBits(sign.character) +
    joinBits(before.character, sign.character, after.character) +
    others * nextToDrawingBits +
    (letters === 2 ? drawingInWordBits : letters * nextToDrawingBits)
  );
}

/** Whether a neighbour is a different kind of non-ASCII sign: marks and lines do not mix. */
function isOtherSign(neighbour: AlphabetCharacter, sign: AlphabetCharacter): boolean {
  if (neighbour.character < "\x80" || neighbour.character === sign.character) return false;
  return sign.kind !== "drawing" ? neighbour.kind !== "letter" : neighbour.kind === "sign";
}

function placeOf({ kind, character }: AlphabetCharacter): "letter" | "space" | "sign" {
  return kind === "letter" ? "letter" : character === " " ? "space" : "sign";
}

function letterContext(
  before: AlphabetCharacter,
  letter: AlphabetCharacter,
  after: AlphabetCharacter,
  weight: number,
): LetterContext {
  const [isBefore, isAfter] = [before.kind === "letter", after.kind === "letter"];
  let bits = letterBits;
  if (isBefore && isAfter && before.small === letter.small && after.small === letter.small) bits += thriceBits;
  if (letter.latin && [before, after].every(({ kind, character }) => kind === "letter" && character > "\x7f"))
    bits += amongAccentsBits;
  if (letter.capital) {
    if (letter.latin) bits += accentedCapitalBits;
    bits += isBefore && before.capital ? amongCapitalsBits : capitalBits;
    if (isBefore && !before.capital) bits += capitalInWordBits;
    else if (isBefore && isAfter && !after.capital) bits += midCapitalBits;
  }
  for (const neighbour of [before, after]) {
    if (neighbour.kind === "letter" && neighbour.latin !== letter.latin) bits += otherScriptBits;
    if (letter.latin && neighbour.small === letter.small && !doubled.test(letter.small)) bits += doubledBits;
    if (neighbour.kind === "drawing") bits += nextToDrawingBits;
    if (neighbour.kind === "sign" && neighbour.character > "\x7f" && !isPunctuation(neighbour.character))
      bits += letterNextToSignBits;
  }
  return { letter, before: isBefore ? before.small : "", after: isAfter ? after.small : "", weight, bits };
}

function bitsOfLetters(letters: readonly LetterContext[], model: LetterModel, needsWords: boolean): number {
  let sum = 0;
  const evidence = new Set<string>();
  for (const { letter, before, after, weight, bits } of letters) {
    const own = model.bits(letter.small, before, after);
    const alone = before === "" && after === "" && !model.language.words.has(letter.small);
    sum += weight * (bits + (own ?? foreignLetterBits) + (alone ? aloneBits : 0));
    const inWord = (before !== "" && before !== letter.small) || (after !== "" && after !== letter.small);
    if (own !== undefined && inWord) evidence.add(letter.small);
  }
  if (!needsWords) return sum;
  return (
    sum +
    (model.language.script === "Latin"
      ? Math.max(0, lettersForLatin - evidence.size) * missingLatinBits
      : Math.max(0, lettersForOtherScript - evidence.size) * missingOtherBits)
  );
}
