/** The message with which a server offers MCP, before any other (MCP 2.1, section 3.1). */
const greeting = /^#\$#mcp\b/im;

/**
 * Drops MCP 2.1 messages: lines that begin with `#$#` (section 2.1 of the specification). `#$"` quotes a line of text
 * that would begin that way, and only the quote is dropped. If the server does not offer MCP, both are art and stay.
 */
export function stripMcp(text: string): string {
  if (!greeting.test(text)) return text;
  return text.replace(/^#\$#[^\r\n]*(?:\r\n|\n\r?|\r|$)/gm, "").replace(/^#\$"/gm, "");
}
