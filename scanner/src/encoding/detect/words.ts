import { decode } from "../decode.ts";
import { englishWords, type Language } from "./languages.ts";

/** Different words that are looked up in each encoding. */
const maxWords = 300;
/** Bytes of a word; nobody writes longer ones. */
const maxWordBytes = 24;

/** For each letter of a known word: the longer it is, the less it comes by chance. */
const knownLetterBits = 0.9;
const maxKnownBits = 40;
const asciiWordBits = 1.5;
const maxAsciiBits = 9;

/** The words of a text whose encoding is not known. */
export interface Words {
  /** Those in ASCII, in small letters, without everyday English. */
  ascii: ReadonlySet<string>;
  /**
   * Bytes above 0x7F that are signs rather than letters, by the ASCII around them: they end an everyday English word
   * ("world…") or join a name ("D’Ath").
   */
  likelySigns: ReadonlySet<number>;
  /** Those with bytes above 0x7F, in small letters, as a single-byte encoding reads them. */
  inEncoding(encoding: string): ReadonlySet<string>;
}

/** Runs of letters and bytes above 0x7F; the apostrophe belongs to Ukrainian and Italian words. */
const word = /[A-Za-z\x80-\xff]+(?:'[A-Za-z\x80-\xff]+)*/g;

const joinedName = /^[A-Z][\x80-\xff][A-Z][a-z]/;

export function wordsOf(bytes: Uint8Array): Words {
  const ascii = new Set<string>();
  const beyond = new Set<string>();
  for (const [found] of Buffer.from(bytes).toString("latin1").matchAll(word)) {
    if (found.length > maxWordBytes || found.length < 2) continue;
    const target = /[\x80-\xff]/.test(found) ? beyond : ascii;
    if (target.size < maxWords) target.add(target === ascii ? found.toLowerCase() : found);
  }
  const joined = Buffer.from([...beyond].join("\n"), "latin1");
  const likelySigns = new Set<number>();
  for (const one of beyond) {
    if (one.length > 3 && englishWords.has(one.slice(0, -1).toLowerCase()))
      likelySigns.add(one.charCodeAt(one.length - 1));
    if (joinedName.test(one)) likelySigns.add(one.charCodeAt(1));
  }
  return {
    likelySigns,
    ascii: new Set([...ascii].filter((one) => !englishWords.has(one))),
    inEncoding: (encoding) =>
      beyond.size === 0
        ? new Set()
        : new Set(
            decode(joined, encoding)
              .toLowerCase()
              .split(/[^\p{L}\p{M}']+/u)
              .filter((one) => one.length > 1),
          ),
  };
}

/** Bits that a language gains from its everyday words: 0 or less. */
export function languageBits(language: Language, ascii: ReadonlySet<string>, beyond: ReadonlySet<string>): number {
  let known = 0;
  for (const one of beyond) if (language.words.has(one)) known += one.length * knownLetterBits;
  let plain = 0;
  for (const one of ascii) if (language.words.has(one)) plain += asciiWordBits;
  return -Math.min(maxKnownBits, known) - Math.min(maxAsciiBits, plain);
}
