/**
 * Drops the greeting with which a server announces Pueblo ("This world is Pueblo 1.10 Enhanced.") and Pueblo's own
 * tags. Where those occur, the server's text is HTML, and its other tags are dropped too.
 */
export function stripPueblo(text: string): string {
  const plain = text.replace(/^This world is Pueblo \d[\d.]* Enhanced\.?[ \t]*(?:\r\n|\n\r?|\r|$)/gim, "");
  if (!/<\/?xch_|\bxch_(?:mode|cmd|sound|graph|page)\b/i.test(plain)) return plain;
  return plain
    .replace(/<\/?xch_[a-z]+(?:\s[^<>]{0,300})?>/gi, "")
    .replace(/<br\s*\/?>(?:\r?\n)?/gi, "\r\n")
    .replace(
      /<\/?(?:img|a|b|i|u|em|strong|tt|pre|font|center|body|html|head|h[1-6]|p|hr|samp|code)(?:\s[^<>]{0,400})?>/gi,
      "",
    );
}
