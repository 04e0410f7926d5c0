/**
 * Drops the HTTP answer with which a port begins that serves the web too (MorgenGrauen): status line, header lines and
 * the blank line behind them. We do not make its `Location` a link.
 */
export function stripHttpAnswer(text: string): string {
  return text.replace(
    /^\s*HTTP\/\d(?:\.\d)? \d{3}[^\r\n]*[\r\n]+(?:[A-Za-z][A-Za-z-]*:[^\r\n]*(?:\r\n|\n\r?|\r|$))*/,
    "",
  );
}
