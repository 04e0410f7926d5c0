/**
 * Drops MCP 2.1 messages: lines that begin with `#$#` (section 2.1 of the specification); `#$"` quotes a line of text
 * that would begin so, and only the quote goes.
 */
export function stripMcp(text: string): string {
  return text.replace(/^#\$#[^\r\n]*(?:\r\n|\n\r?|\r|$)/gm, "").replace(/^#\$"/gm, "");
}
