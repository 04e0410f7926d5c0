import { CMD_EOR, DONT, GA, IAC, SE } from "./codes.ts";
import { isKnownOption } from "./options.ts";

/**
 * How a server's encoding uses byte 255: as a common letter (`я` in windows-1251), `never` as part of a character
 * (UTF-8, GBK, Big5, ASCII), or unknown.
 */
export type Letter255 = "letter" | "never" | "unknown";

/** Bytes that end a word or a sentence, after which a letter may be a word by itself: blank, line end, punctuation. */
const wordEnds = new Set(Array.from(" ,.!?;:)-\"'\r\n", (sign) => sign.charCodeAt(0)));

/** From this byte on, windows-1251 has its lower-case letters, except for `я` itself. */
const smallLetters = 0xe0;

/**
 * Servers that send 8-bit text without doubling byte 255 (RFC 854) make `яс` look like IAC NOP. This class decides from
 * the surrounding bytes whether a 255 is a letter or IAC. A server that doubles its 255s, or that nothing is known
 * about, is read by RFC 854. Context only counts if the encoding makes 255 a common letter, or once the server has sent
 * a 255 that cannot have been IAC next to another 8-bit character.
 */
export class LetterContext {
  readonly #letter: Letter255;
  /** A 255 was seen that cannot be IAC. */
  #bare = false;
  /** A doubled 255 was seen before that. */
  #doubled = false;
  /** The previous byte, in the text or in the payload; 0 after telnet. */
  previous = 0;

  constructor(letter: Letter255) {
    this.#letter = letter;
  }

  /** Call for IAC and a byte that is not a command: both are text. @param next the byte after IAC */
  sawBare(next: number): void {
    if (isHigh(this.previous) || isHigh(next)) this.#bare = true;
  }

  /**
   * Call for two bytes 255. @returns how many characters they are: 1 by RFC 854, 2 from a server that does not double
   */
  charactersOfTwo(): 1 | 2 {
    if (this.#bare && this.#counts) return 2;
    this.#doubled = true;
    return 1;
  }

  /** Whether a two-byte command can only be distinguished from text by the byte after it. */
  needsNext(command: number): boolean {
    return this.#counts && (this.#bare || (command !== GA && command !== CMD_EOR) || isHigh(this.previous));
  }

  /** Whether IAC and a two-byte command are text. @param next the byte after both */
  isText(command: number, next: number): boolean {
    if (!this.needsNext(command)) return false;
    const prompts = command === GA || command === CMD_EOR;
    if (next === IAC) return this.#bare && isHigh(this.previous) && !prompts;
    if (isHigh(next)) return isHigh(this.previous) || (next >= smallLetters && (this.#bare || !prompts));
    return this.#bare && isHigh(this.previous) && wordEnds.has(next) && next !== 0x0d && next !== 0x0a;
  }

  /** Whether IAC, a verb (or SB) and the byte where its option belongs are text. */
  isTextWithOption(verb: number, option: number): boolean {
    if (!this.#counts || option === IAC) return false;
    if (option >= 0x80) return !isKnownOption(option);
    // Nothing forbids an option in the middle of a word, but `сияю` ends in 255 254.
    return verb === DONT && isHigh(this.previous) && wordEnds.has(option);
  }

  /** Whether IAC SE within a payload may be text, depending on the byte after it. */
  mayBeTextInPayload(command: number): boolean {
    if (!this.#counts) return false;
    return command !== SE || this.previous >= 0x80 || this.previous === 0x20 || this.previous <= 2;
  }

  /** Whether IAC SE within a payload is text. @param next the byte after both */
  isTextInPayload(next: number): boolean {
    return next >= smallLetters && next !== IAC;
  }

  /** Whether context counts at all. */
  get #counts(): boolean {
    if (this.#letter === "never") return false;
    return this.#bare || (this.#letter === "letter" && !this.#doubled);
  }
}

/** An 8-bit character other than 255. */
function isHigh(byte: number): boolean {
  return byte >= 0x80 && byte !== IAC;
}
