import { isIPv6 } from "node:net";
import { latin1Text } from "../../text/index.ts";
import { Option } from "../../wire/index.ts";

/** Replaces each digit of an address that was removed, so that pictures keep their shape. */
const mask = "x";

/**
 * Words before an address that mark it as the visitor's: "Your IP is", "Connected from". MSSP and MSDP variables are
 * separate.
 */
const ownersWords = /\b(?:your|you|you're|from|client)\b[^\n\x00-\x06]*$/i;
/** How far before the address they may begin, in characters. */
const ownersWordsWithin = 66;
/** A port after an address: "192.0.2.1:50123", "[2001:db8::1]:50123", "192.0.2.1, port 50123". */
const portBehind = String.raw`(?:\]?(?::|#|,? ?\(?port:? ?)\d{1,5}(?!\d))?`;
const ipv4 = new RegExp(String.raw`(?<!\d|\d\.)((?:\d{1,3}\.){3}\d{1,3})(?!\d|\.\d)${portBehind}`, "gi");

/**
 * Removes the scanner's own address and port from what servers say, before anything else is done with it: the port
 * differs on every visit. Texts keep their length. The socket's own address and those that the caller names are known.
 * Behind a router a server sees another address, which is recognised by the words around it.
 */
export class Scrubber {
  /** All spellings of our addresses, in lower case. */
  readonly #spellings: readonly string[];
  #own: RegExp | undefined;
  /** The socket's own port. */
  readonly #port: string | undefined;
  readonly #serverIp: string;
  /** Both ends have the same address (on one machine), so text about the server looks like text about us. */
  readonly #hidesServer: boolean;

  /**
   * @param own the scanner's addresses
   * @param serverIp the address that was visited, which need not be hidden
   * @param port our own port on the connection
   */
  constructor(own: readonly string[], serverIp: string, port?: number) {
    this.#serverIp = serverIp;
    this.#hidesServer = own.includes(serverIp);
    const all = own.flatMap(spellings).map((spelling) => spelling.toLowerCase());
    this.#spellings = [...new Set(all)].sort((a, b) => b.length - a.length);
    this.#port = port?.toString();
  }

  /** Scrubs a text from the server, either one character per byte or decoded. */
  text(text: string): string {
    // Most lines of a log have neither, and there are many of them.
    if (!/[\d:]/.test(text)) return text;
    const known = this.#names(text) ? text.replace(this.#pattern(), masked) : text;
    const scrubbed = known.replace(ipv4, (found, address: string, offset: number) =>
      address !== this.#serverIp && ownersWords.test(known.slice(Math.max(0, offset - ownersWordsWithin), offset))
        ? masked(found)
        : found,
    );
    if (this.#port === undefined || !scrubbed.includes(this.#port)) return scrubbed;
    return scrubbed.replace(
      portPattern(this.#port),
      (found, before: string) => before + masked(found.slice(before.length)),
    );
  }

  /** Whether one of our addresses occurs: most connections never need the patterns, which take long to compile. */
  #names(text: string): boolean {
    const lower = text.toLowerCase();
    return this.#spellings.some((spelling) => lower.includes(spelling));
  }

  #pattern(): RegExp {
    return (this.#own ??= new RegExp(`(?:${this.#spellings.map(patternOf).join("|")})${portBehind}`, "gi"));
  }

  /** Scrubs bytes from the server. Returns the same ones if there is nothing to remove, as is usual. */
  bytes<Bytes extends Uint8Array>(bytes: Bytes): Bytes | Buffer {
    const text = latin1Text(bytes);
    const scrubbed = this.text(text);
    return scrubbed === text ? bytes : Buffer.from(scrubbed, "latin1");
  }

  /**
   * Scrubs a subnegotiation's payload. MSSP is about the server: if both ends are on one machine, the IP in it is the
   * server's.
   */
  payload(option: number, payload: Uint8Array): Uint8Array {
    return option === Option.MSSP && this.#hidesServer ? payload : this.bytes(payload);
  }
}

/** Masks the digits of an address and of the port after it. The word "port" contains no hex digit, so it stays. */
const masked = (address: string): string => address.replace(/[0-9a-f]/gi, mask);

/** Matches a port where words or punctuation show that it is one: after "port", ":", "#" or "/", or after an address that was removed. */
function portPattern(port: string): RegExp {
  return new RegExp(`((?:\\bport|[:#/]|x[\\s(,])[^\\w\\n]{0,3})${port}(?!\\d)`, "gi");
}

/** Matches one spelling in a text, unless it is part of a longer number. */
function patternOf(spelling: string): string {
  const text = spelling.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return spelling.includes(":") ? `(?<![0-9a-f:])${text}(?![0-9a-f:])` : `(?<!\\d)${text}(?!\\d)`;
}

/** The spellings of an address, including those in host names: 192.0.2.1, 192-0-2-1, 1.2.0.192. */
function spellings(address: string): string[] {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIPv6(plain)) return spellingsOfIpv6(plain);
  const parts = plain.split(".");
  const backwards = parts.toReversed();
  return [parts, backwards].flatMap((order) => [order.join("."), order.join("-")]);
}

/** Short, full, padded, and reversed as in names under ip6.arpa (RFC 3596 section 2.5). */
function spellingsOfIpv6(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter((group) => group !== "");
  const right = (tail ?? "").split(":").filter((group) => group !== "");
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  const padded = groups.map((group) => group.padStart(4, "0"));
  const whole = groups.map((group) => group.replace(/^0+(?=.)/, ""));
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  return [address, short, whole.join(":"), padded.join(":"), Array.from(padded.join("")).reverse().join(".")];
}
