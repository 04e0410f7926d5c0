import { withoutEscapes } from "@mudlark/scanner/text";

/** A line that is not blank. `key` is equal for lines that differ only in colour, spacing and numbers. */
interface VisibleLine {
  key: string;
  /** Offset in the text after the line and its line end. */
  end: number;
}

/**
 * The lines of a text that show anything.
 * @param most stop after this many
 */
export function visibleLines(text: string, most: number): VisibleLine[] {
  const lines: VisibleLine[] = [];
  for (const match of text.matchAll(/[^\n]*(?:\n\r?|$)/g)) {
    const key = withoutEscapes(match[0])
      .replace(/[\x00-\x20\x7f]+/g, " ")
      .trim()
      .replace(/\d+/g, "0");
    if (key !== "") lines.push({ key, end: match.index + match[0].length });
    if (lines.length === most) break;
  }
  return lines;
}
