/**
 * Text whose encoding is not known, one character a byte, as printable ASCII: ESC by its name, as the specifications of
 * MUD protocols write it ("ESC [7z"), any other control or byte from 0x7F as "?".
 * @param longest in characters
 */
export function asciiSample(text: string, longest: number): string {
  return text
    .slice(0, longest)
    .replaceAll("\x1b", "ESC ")
    .replace(/[^ -~]/g, "?")
    .slice(0, longest);
}
