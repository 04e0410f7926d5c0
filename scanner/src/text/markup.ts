const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/** Escapes text for HTML, inside an element or a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** The same only for the inside of an element, without escaping quotes: some feed readers would show their entities. */
export function escapeElementText(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? "");
}

/**
 * Escapes text for the inside of an XML 1.0 element or attribute, and removes characters that XML does not allow
 * (section 2.2, "Char").
 */
export function escapeXml(text: string): string {
  return escapeMarkup(text.toWellFormed().replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ""));
}

/** A value as JSON for the inside of a script element: nothing in it ends the element or, for old parsers, a line. */
export function jsonForScript(value: object): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
