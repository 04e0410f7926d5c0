// PETSCII of the Commodore 64, as bulletin boards and MUDs use it. Characters follow the Unicode Consortium's mapping
// of its two character sets (Symbols for Legacy Computing): "graphics" (capitals and graphics) and "letters" (lower and
// upper case).

/** 0xA0 to 0xBF, the same in both sets except for 0xA9 and 0xBA. */
const upperGraphics = "\u00a0▌▄▔▁▏▒▕🮏◤🮇├▗└┐▂┌┴┬┤▎▍🮈🮂🮃▃🭿▖▝┘▘▚";
/** 0xC0 to 0xDF of the graphics set. */
const lineGraphics = "─♠🭲🭸🭷🭶🭺🭱🭴╮╰╯🭼╲╱🭽🭾•🭻♥🭰╭╳○♣🭵♦┼🮌│π◥";
/** Where the letters set differs from the graphics set, apart from its letters. */
const lettersOnly = new Map([
  [0xa9, "🮙"],
  [0xba, "✓"],
  [0xde, "🮖"],
  [0xdf, "🮘"],
]);

const graphicsSet = characterSet(false);
const lettersSet = characterSet(true);
const bytesOfLetters = new Map<string, number>(
  [...lettersSet.entries()].reverse().map(([byte, character]) => [character, byte]),
);

/** The sixteen colours of the VIC-II, as Philip Timmermann measured them, by the control byte that chooses them. */
const colours = new Map([
  [0x90, [0x00, 0x00, 0x00]],
  [0x05, [0xff, 0xff, 0xff]],
  [0x1c, [0x68, 0x37, 0x2b]],
  [0x9f, [0x70, 0xa4, 0xb2]],
  [0x9c, [0x6f, 0x3d, 0x86]],
  [0x1e, [0x58, 0x8d, 0x43]],
  [0x1f, [0x35, 0x28, 0x79]],
  [0x9e, [0xb8, 0xc7, 0x6f]],
  [0x81, [0x6f, 0x4f, 0x25]],
  [0x95, [0x43, 0x39, 0x00]],
  [0x96, [0x9a, 0x67, 0x59]],
  [0x97, [0x44, 0x44, 0x44]],
  [0x98, [0x6c, 0x6c, 0x6c]],
  [0x99, [0x9a, 0xd2, 0x84]],
  [0x9a, [0x6c, 0x5e, 0xb5]],
  [0x9b, [0x95, 0x95, 0x95]],
]);

/** Control bytes, and what a modern terminal gets instead. On that machine, RETURN also ends reverse video. */
const controls = new Map([
  [0x07, "\x07"],
  [0x0a, "\n"],
  [0x0d, "\x1b[27m\r\n"],
  [0x11, "\x1b[B"],
  [0x12, "\x1b[7m"],
  [0x13, "\x1b[H"],
  [0x14, "\b\x1b[P"],
  [0x1b, "\x1b"],
  [0x1d, "\x1b[C"],
  [0x8d, "\x1b[27m\r\n"],
  [0x91, "\x1b[A"],
  [0x92, "\x1b[27m"],
  [0x93, "\x1b[2J\x1b[H"],
  [0x94, "\x1b[@"],
  [0x9d, "\x1b[D"],
]);
const toLetters = 0x0e;
const toGraphics = 0x8e;

/** Decodes PETSCII piece by piece and remembers which of the two character sets is active. */
export class PetsciiDecoder {
  #letters = true;

  /** Text for a terminal: colours and cursor movements become ANSI sequences, other control bytes are dropped. */
  decode(bytes: Uint8Array): string {
    let text = "";
    for (const byte of bytes) {
      if (byte === toLetters || byte === toGraphics) this.#letters = byte === toLetters;
      const rgb = colours.get(byte);
      if (rgb !== undefined) text += `\x1b[38;2;${rgb.join(";")}m`;
      else text += controls.get(byte) ?? (this.#letters ? lettersSet : graphicsSet).get(byte) ?? "";
    }
    return text.replaceAll("\x1b[27m\r\n\n", "\x1b[27m\r\n");
  }
}

/** Encodes text as PETSCII in the letters set. Missing characters become `?`, a line end becomes RETURN. */
export function encodePetscii(text: string): Uint8Array {
  const plain = text.replace(/\r\n|\r\0|\n/g, "\r");
  return Uint8Array.from(plain, (character) => {
    const known = bytesOfLetters.get(character);
    if (known !== undefined) return known;
    const code = character.codePointAt(0) ?? 0;
    return code < 0x20 ? code : 0x3f;
  });
}

function characterSet(letters: boolean): Map<number, string> {
  const set = new Map<number, string>();
  const put = (from: number, characters: string): void =>
    Array.from(characters).forEach((character, index) => set.set(from + index, character));
  put(0x20, " !\"#$%&'()*+,-./0123456789:;<=>?@");
  put(0x41, letters ? "abcdefghijklmnopqrstuvwxyz" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  put(0x5b, "[£]↑←");
  put(0xa0, upperGraphics);
  put(0xc0, lineGraphics);
  if (letters) {
    put(0xc1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (const [byte, character] of lettersOnly) set.set(byte, character);
  }
  for (let byte = 0x60; byte < 0x80; byte += 1) set.set(byte, set.get(byte + 0x60) ?? "");
  for (let byte = 0xe0; byte < 0xff; byte += 1) set.set(byte, set.get(byte - 0x40) ?? "");
  set.set(0xff, set.get(0xde) ?? "");
  return set;
}
