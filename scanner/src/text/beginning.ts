/**
 * The beginning of a text, without half of a character that is two UTF-16 units: strict JSON parsers refuse a document
 * that contains one.
 * @param longest in UTF-16 units
 */
export function beginning(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");
}
