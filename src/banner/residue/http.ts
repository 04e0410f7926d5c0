/**
 * Drops the HTTP answer at the start of a port that also serves the web (MorgenGrauen): status line, header lines and
 * the blank line after them. Its `Location` does not become a link.
 */
export function stripHttpAnswer(text: string): string {
  return text.replace(
    /^\s*HTTP\/\d(?:\.\d)? \d{3}[^\r\n]*[\r\n]+(?:[A-Za-z][A-Za-z-]*:[^\r\n]*(?:\r\n|\n\r?|\r|$))*/,
    "",
  );
}
