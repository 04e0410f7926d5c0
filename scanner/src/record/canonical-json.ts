/**
 * JSON with sorted keys; without spaces (for hashing), or indented (for files, so that a diff shows what changed).
 * What could command a terminal is written as `\uXXXX`, which reads back as the same text.
 * Own keys such as `__proto__` are data like any other.
 * @param indent spaces per level; 0 for none
 */
export function canonicalJson(value: unknown, indent = 0): string {
  return inertJson(sorted(value), indent);
}

/**
 * JSON in which what could command a terminal, or end a line for programs that read line by line, is written as
 * `\uXXXX`, which reads back as the same text. The order of keys is kept.
 * @param indent spaces per level; 0 for none
 */
export function inertJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, undefined, indent).replace(
    commanding,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Characters that JSON may hold as they are and by which text of a server could still command the terminal that shows
 * it, turn its line around, or break it: DEL, the C1 controls (U+009B is CSI), the marks of direction, U+2028 and U+2029.
 */
const commanding = /[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).sort()) copy[key] = sorted((value as Record<string, unknown>)[key]);
  return copy;
}
