// Bytes that an encoding cannot decode, kept as lone surrogates: U+DC80 for 0x80 to U+DCFF for 0xFF. Python calls this
// surrogateescape, and telnetlib3's records contain them.
const first = 0xdc80;
const last = 0xdcff;

/** The lone surrogate that stands for a byte. */
export function escapedByte(byte: number): string {
  return String.fromCharCode(0xdc00 + byte);
}

/** Splits a text into pieces of text and single bytes. */
export function splitEscapedBytes(text: string): (string | number)[] {
  const pieces: (string | number)[] = [];
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const paired = index > 0 && isHighSurrogate(text.charCodeAt(index - 1));
    if (unit < first || unit > last || paired) continue;
    if (index > from) pieces.push(text.slice(from, index));
    pieces.push(unit - 0xdc00);
    from = index + 1;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
