/** Characters that most banners share: one font file, which browsers cache across pages. */
const shared = [
  ...ranges([
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x2190, 0x2195],
    [0x2500, 0x259f],
  ]),
  ...Array.from("ƒ₧αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄‼¶§▬↨∟▲▼⌂–—‘’“”…�"),
].join("");
const isShared = new Set(shared);

const mark = /\p{M}/u;

/**
 * The parts of the web font that a text needs, each as a string of characters. None for plain ASCII, which every
 * reader's own font has. Otherwise the shared part (ASCII must then come from the same font, or the art falls apart),
 * and one more for everything else the text needs.
 */
export function fontParts(text: string): string[] {
  const used = [...new Set(text)].filter((character) => character > "~" && character !== "\n");
  if (used.length === 0) return [];
  // Unifont's combining marks have a width, so a letter with a mark must come from a single font of the reader's.
  const extra = used.filter(
    (character) => !isShared.has(character) && /^[\0-\uffff]$/.test(character) && !mark.test(character),
  );
  return extra.length === 0 ? [shared] : [shared, extra.sort().join("")];
}

/** CSS `unicode-range` for some characters: "U+20-7E,U+A0", with adjacent ones joined. */
export function unicodeRange(characters: string): string {
  const points = Array.from(characters, (character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const spans: [from: number, to: number][] = [];
  for (const point of points) {
    const span = spans.at(-1);
    if (span !== undefined && point <= span[1] + 1) span[1] = point;
    else spans.push([point, point]);
  }
  const name = (point: number): string => point.toString(16).toUpperCase();
  return spans.map(([from, to]) => (from === to ? `U+${name(from)}` : `U+${name(from)}-${name(to)}`)).join(",");
}

function ranges(spans: readonly (readonly [from: number, to: number])[]): string[] {
  return spans.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  );
}
