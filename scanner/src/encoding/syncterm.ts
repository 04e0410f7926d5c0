/**
 * Fonts that SyncTERM and similar terminals load on `CSI p ; n SP D` (cterm.html, "Font Selection"), by number: a
 * server that selects one reveals the code page of its text.
 */
const fonts: readonly [encoding: string, ...numbers: number[]][] = [
  ["cp437", 0, 26, 37, 38, 39, 40, 41, 42],
  ["windows-1251", 1, 20],
  ["koi8-r", 2, 12, 22],
  ["iso-8859-2", 3],
  ["iso-8859-4", 4, 11, 13, 23],
  ["cp866", 5, 25, 27, 29],
  ["iso-8859-9", 6],
  ["iso-8859-8", 8],
  ["koi8-u", 9],
  ["iso-8859-15", 10, 16],
  ["iso-8859-5", 14],
  ["cp850", 17, 18],
  ["iso-8859-7", 21],
  ["iso-8859-1", 24, 30],
  ["petscii", 32, 33, 34, 35],
  ["atascii", 36],
];
const byNumber = new Map(fonts.flatMap(([encoding, ...numbers]) => numbers.map((number) => [number, encoding])));

/** The encoding that a SyncTERM font number implies; undefined if the font has no code page that we know. */
export function encodingOfFont(font: number): string | undefined {
  return byNumber.get(font);
}
