/**
 * JSON with sorted keys; without spaces (for hashing), or indented (for files, so that a diff shows what changed).
 * What could command a terminal is written as `\uXXXX`, which reads back as the same text.
 * Own keys such as `__proto__` are data like any other.
 * @param indent spaces per level; 0 for none
 */
export function canonicalJson(value: unknown, indent = 0): string {
  return JSON.stringify(sorted(value), undefined, indent).replace(
    commanding,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Characters that JSON may hold as they are and by which text of a server could still command the terminal that shows
 * it, or turn its line around: DEL, the C1 controls (U+009B is CSI), and the marks of direction.
 */
const commanding = /[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).sort()) copy[key] = sorted((value as Record<string, unknown>)[key]);
  return copy;
}
