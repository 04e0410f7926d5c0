import { latin1Text } from "../../text/index.ts";
import { decode } from "../decode.ts";
import { englishWords, type Language } from "./languages.ts";

/** Number of different words to look up in each encoding. */
const maxWords = 300;
/** Longest word to consider, in bytes. */
const maxWordBytes = 24;

/** Per letter of a known word: the longer it is, the less likely a coincidence. */
const knownLetterBits = 0.9;
const maxKnownBits = 40;
const asciiWordBits = 1.5;
const maxAsciiBits = 9;

/** The words of a text in an unknown encoding. */
export interface Words {
  /** The ASCII words in lower case, without everyday English. */
  ascii: ReadonlySet<string>;
  /**
   * Bytes above 0x7F that are probably signs and not letters, judging by the ASCII around them: they end an everyday
   * English word ("world…") or join a name ("D’Ath").
   */
  likelySigns: ReadonlySet<number>;
  /** The words with bytes above 0x7F, in lower case, as decoded by a single-byte encoding. */
  inEncoding(encoding: string): ReadonlySet<string>;
}

/** Runs of letters and bytes above 0x7F; Ukrainian and Italian words may contain an apostrophe. */
const word = /[A-Za-z\x80-\xff]+(?:'[A-Za-z\x80-\xff]+)*/g;

const joinedName = /^[A-Z][\x80-\xff][A-Z][a-z]/;

export function wordsInBytes(bytes: Uint8Array): Words {
  const ascii = new Set<string>();
  const beyond = new Set<string>();
  for (const [found] of latin1Text(bytes).matchAll(word)) {
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

/** The discount of a language for its everyday words in the text, in bits: 0 or less. */
export function languageBits(language: Language, ascii: ReadonlySet<string>, beyond: ReadonlySet<string>): number {
  let known = 0;
  for (const one of beyond) if (language.words.has(one)) known += one.length * knownLetterBits;
  let plain = 0;
  for (const one of ascii) if (language.words.has(one)) plain += asciiWordBits;
  return -Math.min(maxKnownBits, known) - Math.min(maxAsciiBits, plain);
}
