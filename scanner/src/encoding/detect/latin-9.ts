// cspell:ignore cœur œuvre uvre artagnan
import { latin1Text } from "../../text/index.ts";

/** The bytes at which ISO-8859-15 (Latin-9) differs from ISO-8859-1: € Š š Ž ž Œ œ Ÿ instead of ¤ ¦ ¨ ´ ¸ ¼ ½ ¾. */
const differing = /[\xa4\xa6\xa8\xb4\xb8\xbc-\xbe]/g;

/** œ and Œ before u, in a word: "cœur", "Œuvre", "CŒUR". In Latin-1 they would be ½ and ¼ between letters. */
const ligature = /(?<=[A-Za-z])\xbd(?=u)|(?<![A-Za-z\xc0-\xff])[\xbc\xbd](?=uvre)|(?<=[A-Z])\xbc(?=U)/g;
/** A euro sign after a number: "20 €". */
const euro = /(?<=\d[ \xa0]?)\xa4(?![\w\xa4\xb0])/g;
/** An accented small letter within a word: the text is not English, where ¤ may be the money of a game. */
const accentInWord = /[a-z][\xdf-\xf6\xf8-\xfd][a-z]/;

/** How sure a reading as Latin-9 is at most: a ligature can hardly be anything else; "20 ¤" might be. */
const ligatureConfidence = 0.95;
const euroConfidence = 0.8;

/**
 * How likely a text that reads as ISO-8859-1 is ISO-8859-15, which is the same except for eight characters. Only œ, Œ
 * and € can be recognised: š and ž stand where accents were typed after their letters ("na¨ive"), Š and Ž where bars and
 * accents separate capitals ("N¦E¦S", "D´ARTAGNAN").
 * @param bytes what a person would see of them
 * @returns 0 to 1; 0 unless each of the eight characters that occur is one of these, in its usual place
 */
export function latin9Confidence(bytes: Uint8Array): number {
  const text = latin1Text(bytes);
  const count = (pattern: RegExp): number => Array.from(text.matchAll(pattern)).length;
  const [ligatures, euros] = [count(ligature), count(euro)];
  if (ligatures + euros === 0 || ligatures + euros < count(differing)) return 0;
  if (ligatures > 0) return ligatureConfidence;
  return accentInWord.test(text) ? euroConfidence : 0;
}
