const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/** Text as HTML that shows it, inside an element or a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** The same for the inside of an element alone, quotes as they are: some readers of feeds show their entities. */
export function escapeElementText(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? "");
}

/**
 * Text for the inside of an element or attribute of XML 1.0, which does not allow every character: what it refuses is
 * left out (section 2.2, "Char").
 */
export function escapeXml(text: string): string {
  return escapeMarkup(text.toWellFormed().replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ""));
}

/** A value as JSON that may stand inside a script element: nothing in it ends the element or, to old parsers, a line. */
export function jsonForScript(value: object): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
