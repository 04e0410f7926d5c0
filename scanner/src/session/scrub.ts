/** Stands for each character of an address that was taken out, so that pictures keep their shape. */
const MASK = "x";

/** Words before an address that tell whose it is: "Your IP is", "Connected from". */
const ownersWords = /\b(?:your|you|you're|from|client)\b[^\n]{0,60}?$/i;
const ipv4 = /(?<!\d|\d\.)(?:\d{1,3}\.){3}\d{1,3}(?!\d|\.\d)/g;

/**
 * Takes the scanner's own address out of what servers say. Texts keep their length.
 * Known are the socket's own address and those that the caller names; behind a router a server sees another one, which is
 * recognised by the words around it.
 */
export class Scrubber {
  readonly #patterns: RegExp[];
  readonly #serverIp: string;
  /** Both ends have one address (on one machine): it says of the server what it says of us. */
  readonly #hidesServer: boolean;

  /**
   * @param own addresses of the scanner
   * @param serverIp the address that was visited, which is no secret
   */
  constructor(own: readonly string[], serverIp: string) {
    this.#serverIp = serverIp;
    this.#hidesServer = own.includes(serverIp);
    this.#patterns = [...new Set(own.flatMap(spellings))]
      .sort((a, b) => b.length - a.length)
      .map((text) => new RegExp(`(?<![0-9a-f.:])${escaped(text)}(?![0-9a-f])`, "gi"));
  }

  /** A text of the server's, one character a byte or decoded. */
  text(text: string): string {
    const known = this.#patterns.reduce((rest, pattern) => rest.replace(pattern, masked), text);
    return known.replace(ipv4, (address, offset: number) =>
      address !== this.#serverIp && ownersWords.test(known.slice(Math.max(0, offset - 100), offset))
        ? masked(address)
        : address,
    );
  }

  /** Bytes of the server's. */
  bytes(bytes: Uint8Array): Buffer {
    return Buffer.from(this.text(Buffer.from(bytes).toString("latin1")), "latin1");
  }

  /** MSSP, of which IP, HOSTNAME and the like are about the server: only what differs from its own address is taken out. */
  mssp<T extends object>(variables: T): T {
    return this.#hidesServer ? variables : (this.deep(variables) as T);
  }

  /** All strings within a value of JSON's kind; names as they are. */
  deep(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((one) => this.deep(one));
    if (value === null || typeof value !== "object") return value;
    const copy = Object.create(null) as Record<string, unknown>;
    for (const [name, one] of Object.entries(value)) copy[name] = this.deep(one);
    return copy;
  }
}

const masked = (address: string): string => address.replace(/[0-9a-f]/gi, MASK);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** An address as it may be written, the ways of host names among them: 192.0.2.1, 192-0-2-1, 1.2.0.192. */
function spellings(address: string): string[] {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (plain.includes(":")) return [plain];
  const parts = plain.split(".");
  const backwards = parts.toReversed();
  return [parts, backwards].flatMap((order) => [order.join("."), order.join("-")]);
}
