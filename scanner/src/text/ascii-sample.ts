/**
 * Text in an unknown encoding, one character per byte, as printable ASCII. ESC is spelt out, as in the specifications
 * of MUD protocols ("ESC [7z"); any other control or byte from 0x7F becomes "?".
 * @param longest in characters
 */
export function asciiSample(text: string, longest: number): string {
  return text
    .slice(0, longest)
    .replaceAll("\x1b", "ESC ")
    .replace(/[^ -~]/g, "?")
    .slice(0, longest);
}
