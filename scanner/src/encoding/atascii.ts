// ATASCII of the Atari 8-bit computers; characters by the Unicode Consortium's mapping (Symbols for Legacy Computing).
const low = "♥├🮇┘┤┐╱╲◢▗◣▝▘🮂▂▖♣┌─┼•▄▎┬┴▌└";
const endOfLine = 0x9b;

/** Control bytes, and what a modern terminal gets instead. */
const controls = new Map([
  [0x1b, "\x1b"],
  [0x1c, "\x1b[A"],
  [0x1d, "\x1b[B"],
  [0x1e, "\x1b[D"],
  [0x1f, "\x1b[C"],
  [0x7d, "\x1b[2J\x1b[H"],
  [0x7e, "\b \b"],
  [0x7f, "\t"],
  [endOfLine, "\r\n"],
  [0x9c, "\x1b[M"],
  [0x9d, "\x1b[L"],
  [0xfd, "\x07"],
  [0xfe, "\x1b[P"],
  [0xff, "\x1b[@"],
]);

const glyphs: readonly string[] = [
  ...Array.from(low),
  ...Array<string>(0x20 - Array.from(low).length).fill(""),
  ...Array.from({ length: 0x40 }, (_, index) => String.fromCharCode(0x20 + index)),
  "♦",
  ...Array.from("abcdefghijklmnopqrstuvwxyz"),
  "♠",
  "|",
];
const byteOfGlyph = new Map(glyphs.map((glyph, byte) => [glyph, byte]));

/**
 * Converts to text for a terminal. Bytes above 0x7F are the same characters in reverse video, which becomes `CSI 7 m` …
 * `CSI 27 m`.
 */
export function decodeAtascii(bytes: Uint8Array): string {
  let text = "";
  let reverse = false;
  for (const byte of bytes) {
    const control = byte === 0x0d || byte === 0x0a ? String.fromCharCode(byte) : controls.get(byte);
    const wanted = control === undefined && byte > 0x7f;
    if (wanted !== reverse) text += wanted ? "\x1b[7m" : "\x1b[27m";
    reverse = wanted;
    text += control ?? glyphs[byte & 0x7f] ?? "";
  }
  return reverse ? `${text}\x1b[27m` : text;
}

/** Converts text to ATASCII bytes. Missing characters become `?`, a line end becomes 0x9B. */
export function encodeAtascii(text: string): Uint8Array {
  const plain = text.replace(/\r\n|\r\0|\r/g, "\n");
  return Uint8Array.from(plain, (character) => (character === "\n" ? endOfLine : (byteOfGlyph.get(character) ?? 0x3f)));
}
